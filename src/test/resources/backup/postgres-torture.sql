-- Things in a PostgreSQL schema that are easily lost. What needs a newer server is made only where it can be.
DO $$BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'stepwise_r1') THEN CREATE ROLE stepwise_r1; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'Stepwise "r2"') THEN CREATE ROLE "Stepwise ""r2"""; END IF;
END$$;
CREATE EXTENSION IF NOT EXISTS hstore; CREATE EXTENSION IF NOT EXISTS citext;
CREATE SCHEMA "Weird ""S"; CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad','o''k','日本');
CREATE DOMAIN app.posint AS int CHECK (VALUE > 0) DEFAULT 5;
CREATE TYPE app.comp AS (a int, b text, c app.mood[]);
CREATE TYPE app.fr AS RANGE (subtype=float8, subtype_diff=float8mi);
CREATE COLLATION app.de (provider=icu, locale='de-u-co-phonebk', deterministic=false);
CREATE SEQUENCE app.sq START -7 INCREMENT -3 MINVALUE -1000 MAXVALUE 5 CYCLE CACHE 10; SELECT nextval('app.sq');
CREATE TABLE app.t (id bigint GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5), s serial, n numeric, f float8, r real, ts timestamptz, d date, iv interval, b bytea, bits bit varying(70), arr int[], arr2 text[][], j json, jb jsonb, m app.mood, dm app.posint, c app.comp, fr app.fr, x xml, h hstore, ci citext, u uuid, ip inet, mny money, ts1 tsvector, g int GENERATED ALWAYS AS (length(ci::text)) STORED, txt text COLLATE app.de DEFAULT 'a''\b', PRIMARY KEY (id), CONSTRAINT ck CHECK (n IS NULL OR n<>3) NO INHERIT, CONSTRAINT uq UNIQUE (s) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO app.t(n,f,r,ts,d,iv,b,bits,arr,j,jb,m,mny,txt) VALUES ('NaN','NaN','-0','infinity','4713-01-01 BC','-1 mons +2 days -03:04:05.678','\x00ff5c0a',B'101','[2:3]={1,NULL}','{"a":1, "a":2}','{"a":1.10}','日本',12.34,E'\\. \t\n\\N 😀'),('1e400',1e-310,1e-45,'4713-01-01 00:00:00+00 BC','5874897-12-31','178000000 years','\x','','{}','null','null',null,null,''),(null,'Infinity','-Infinity','294276-12-31 23:59:59.999999+00','-infinity',null,null,null,null,null,null,null,null,null);
CREATE INDEX ON app.t (lower(txt)) WHERE n > 5; CREATE INDEX ON app.t USING gin (jb jsonb_path_ops); CREATE INDEX inc ON app.t (s DESC NULLS LAST) INCLUDE (d) WITH (fillfactor=70);
ALTER TABLE app.t ADD CONSTRAINT ex EXCLUDE USING gist (fr WITH &&);
ALTER TABLE app.t ALTER COLUMN txt SET STORAGE EXTERNAL, ALTER COLUMN txt SET STATISTICS 500; ALTER TABLE app.t SET (autovacuum_enabled=false, fillfactor=80); ALTER TABLE app.t CLUSTER ON inc; ALTER TABLE app.t REPLICA IDENTITY FULL;
CREATE STATISTICS app.st (dependencies) ON s,d FROM app.t;
CREATE TABLE "Weird ""S"."select" ("from" int PRIMARY KEY, "日本 col" text, parent int REFERENCES "Weird ""S"."select"); 
CREATE TABLE app.a(id int primary key, b int); CREATE TABLE app.b(id int primary key, a int); ALTER TABLE app.b ADD CONSTRAINT fka FOREIGN KEY (a) REFERENCES app.a DEFERRABLE INITIALLY DEFERRED NOT VALID; ALTER TABLE app.a ADD CONSTRAINT fkb FOREIGN KEY (b) REFERENCES app.b MATCH FULL ON DELETE SET NULL;
CREATE TABLE app.p(id int, k text, PRIMARY KEY(id,k)) PARTITION BY LIST (k); CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES IN ('a') PARTITION BY HASH (id); CREATE TABLE app.p1h PARTITION OF app.p1 FOR VALUES WITH (modulus 1, remainder 0); CREATE TABLE app.pd PARTITION OF app.p DEFAULT; 
INSERT INTO app.p VALUES (1,'a'),(2,'z');
CREATE TABLE app.inh0 (a int DEFAULT 1, CHECK (a>0)); CREATE TABLE app.inh1 (b int) INHERITS (app.inh0); ALTER TABLE app.inh1 ALTER a SET DEFAULT 9; ALTER TABLE app.inh0 ADD c text; 
CREATE TABLE app.nocol(); INSERT INTO app.nocol DEFAULT VALUES; CREATE UNLOGGED TABLE app.ul(a int); CREATE TABLE app.dropped(a int, b int, c text); INSERT INTO app.dropped VALUES (1,2,'x'); ALTER TABLE app.dropped DROP b;
CREATE TABLE app.typed OF app.comp (PRIMARY KEY(a));
CREATE VIEW app.v1 AS SELECT id, txt FROM app.t WITH LOCAL CHECK OPTION; CREATE VIEW app.v2 WITH (security_barrier) AS SELECT * FROM app.v1; CREATE MATERIALIZED VIEW app.mv AS SELECT count(*) c FROM app.v2; CREATE UNIQUE INDEX ON app.mv(c); CREATE RECURSIVE VIEW app.rv(n) AS VALUES (1) UNION ALL SELECT n+1 FROM rv WHERE n<3;
CREATE FUNCTION app.f(a int, VARIADIC b text[] DEFAULT '{x}') RETURNS TABLE(z int) LANGUAGE sql STABLE PARALLEL SAFE SET search_path=app AS $q$ select $1 $q$;
CREATE PROCEDURE app.pr(INOUT x int) LANGUAGE plpgsql AS $$BEGIN x:=1; END$$;
CREATE FUNCTION app.trg() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER tr BEFORE UPDATE OF txt ON app.t FOR EACH ROW WHEN (OLD.txt IS DISTINCT FROM NEW.txt) EXECUTE FUNCTION app.trg('a','b'); ALTER TABLE app.t DISABLE TRIGGER tr;
CREATE TRIGGER tra AFTER INSERT ON app.a REFERENCING NEW TABLE AS nt FOR EACH STATEMENT EXECUTE FUNCTION app.trg();
CREATE CONSTRAINT TRIGGER ctr AFTER INSERT ON app.b DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.trg();
CREATE RULE ru AS ON DELETE TO app.a DO INSTEAD NOTHING;
ALTER TABLE app.b ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; CREATE POLICY pol ON app.b FOR SELECT TO PUBLIC USING (id>0);
CREATE AGGREGATE app.agg(int) (SFUNC=int4pl, STYPE=int, INITCOND='0'); CREATE OPERATOR app.=== (LEFTARG=int, RIGHTARG=int, FUNCTION=int4eq); CREATE CAST (app.mood AS int) WITH INOUT;
COMMENT ON TABLE app.t IS 'it''s \ c'; COMMENT ON COLUMN app.t.txt IS 'col'; COMMENT ON CONSTRAINT ck ON app.t IS 'k';   GRANT SELECT(id) ON app.t TO stepwise_r1; GRANT ALL ON SCHEMA app TO stepwise_r1 WITH GRANT OPTION; ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO stepwise_r1; ALTER TABLE app.ul OWNER TO stepwise_r1;
SELECT lo_from_bytea(424242, '\x00ff'); COMMENT ON LARGE OBJECT 424242 IS 'lo';  CREATE PUBLICATION pb FOR TABLE app.a; CREATE FUNCTION app.etf() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$; CREATE EVENT TRIGGER et ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION app.etf();
CREATE FOREIGN DATA WRAPPER fw; CREATE SERVER fs FOREIGN DATA WRAPPER fw; CREATE FOREIGN TABLE app.ft(a int) SERVER fs;

DO $do$BEGIN
    EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), E'the "data\\base''s" comment\n');
    EXECUTE format('ALTER DATABASE %I SET work_mem = %L', current_database(), '5MB');
    EXECUTE format('ALTER DATABASE %I SET search_path = "$user", public, "Weird ""S"', current_database());
    EXECUTE format('ALTER DATABASE %I SET stepwise.own = %L', current_database(), 'a, ''b''');
    EXECUTE format('ALTER ROLE stepwise_r1 IN DATABASE %I SET statement_timeout = 1000', current_database());
    EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO stepwise_r1', current_database());
END$do$;

-- names
CREATE SCHEMA "new
line"; CREATE SCHEMA "SELECT"; CREATE SCHEMA "--x";
CREATE TABLE "new
line"."\!" ("a;b" int, "A" int, a int, "it's" text DEFAULT $$it's \ ' $$, "per%cent %I" int);
CREATE TABLE app."A" (x int); CREATE TABLE app."a b.c" (x int);
CREATE TABLE app."äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüä" ("日本日本日本日本日本日本日本日本日本日本日" int PRIMARY KEY);
CREATE FUNCTION "SELECT"."f
n"(int, "in" text DEFAULT '$$', OUT "o
ut" int) LANGUAGE sql IMMUTABLE STRICT LEAKPROOF COST 7 AS $x$ SELECT $1 /* $$ $function$ */ $x$;
COMMENT ON FUNCTION "SELECT"."f
n"(int, text) IS E'line\nbreak';

-- types
ALTER TYPE app.mood ADD VALUE 'first' BEFORE 'sad';
CREATE DOMAIN app.ints AS int[] NOT NULL CONSTRAINT "len gth" CHECK (array_length(VALUE, 1) < 5) CONSTRAINT aaa CHECK (VALUE <> '{}');
CREATE DOMAIN app.dd AS app.posint DEFAULT 7; CREATE DOMAIN app.dcoll AS text COLLATE "C";
CREATE DOMAIN app.dnv AS int; ALTER DOMAIN app.dnv ADD CONSTRAINT nv CHECK (VALUE > 100) NOT VALID;
CREATE FUNCTION app.ok_d(app.dd) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER DOMAIN app.dd ADD CONSTRAINT circle CHECK (app.ok_d(VALUE));
CREATE TYPE app.empty AS (); CREATE TYPE app.cc AS (x text COLLATE "C", y numeric(5,2)[], z varchar(3));
ALTER TYPE app.cc ADD ATTRIBUTE w int, DROP ATTRIBUTE z;
COMMENT ON COLUMN app.cc.y IS 'att';
CREATE TYPE app.trange AS RANGE (subtype = text, collation = "C"); CREATE TYPE app.shell;
CREATE TYPE app.bt;
CREATE FUNCTION app.bt_in(cstring) RETURNS app.bt LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION app.bt_out(app.bt) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE app.bt (INPUT = app.bt_in, OUTPUT = app.bt_out, LIKE = int4, CATEGORY = 'X', DEFAULT = '3', DELIMITER = ';');
CREATE FUNCTION app.bt_eq(app.bt, app.bt) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION app.bt_lt(app.bt, app.bt) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION app.bt_gt(app.bt, app.bt) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4gt';
CREATE FUNCTION app.bt_cmp(app.bt, app.bt) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE OPERATOR app.= (FUNCTION = app.bt_eq, LEFTARG = app.bt, RIGHTARG = app.bt, COMMUTATOR = OPERATOR(app.=), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR app.< (FUNCTION = app.bt_lt, LEFTARG = app.bt, RIGHTARG = app.bt, COMMUTATOR = OPERATOR(app.>));
CREATE OPERATOR app.> (FUNCTION = app.bt_gt, LEFTARG = app.bt, RIGHTARG = app.bt, COMMUTATOR = OPERATOR(app.<));
CREATE OPERATOR app.!! (FUNCTION = numeric_uminus, RIGHTARG = numeric);
CREATE OPERATOR CLASS app.bt_ops DEFAULT FOR TYPE app.bt USING btree AS OPERATOR 1 app.<, OPERATOR 3 app.=, OPERATOR 5 app.>, FUNCTION 1 app.bt_cmp(app.bt, app.bt);
CREATE OPERATOR CLASS app.gi FOR TYPE int USING gist AS STORAGE int;
CREATE OPERATOR FAMILY app.fam USING btree; CREATE OPERATOR FAMILY app."Fa m" USING hash;
ALTER OPERATOR FAMILY app.fam USING btree ADD OPERATOR 1 pg_catalog.< (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8);
COMMENT ON OPERATOR CLASS app.bt_ops USING btree IS 'oc'; COMMENT ON OPERATOR FAMILY app.fam USING btree IS 'of';
COMMENT ON OPERATOR app.!! (NONE, numeric) IS 'prefix'; COMMENT ON TYPE app.bt IS 'base'; COMMENT ON DOMAIN app.ints IS 'dom';
COMMENT ON CONSTRAINT aaa ON DOMAIN app.ints IS 'domcon';
CREATE TABLE app.usebt (b app.bt PRIMARY KEY, d app.dd, arr app.ints, c app.cc, cs app.cc[], t app.trange);
CREATE FUNCTION app.i2m(int) RETURNS app.mood LANGUAGE sql IMMUTABLE AS 'SELECT NULL::app.mood';
CREATE CAST (int AS app.mood) WITH FUNCTION app.i2m(int) AS ASSIGNMENT; CREATE CAST (app.bt AS int) WITHOUT FUNCTION AS IMPLICIT;
COMMENT ON CAST (int AS app.mood) IS 'cast'; COMMENT ON CAST (app.bt AS int) IS 'cast2';
CREATE DEFAULT CONVERSION app.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; COMMENT ON CONVERSION app.conv IS 'conv';
CREATE COLLATION app.posix (locale = 'C'); CREATE COLLATION app.two (lc_collate = 'C', lc_ctype = 'POSIX'); COMMENT ON COLLATION app.posix IS 'coll';

-- routines
CREATE FUNCTION app.over(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION app.over(text) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION app.rows() RETURNS SETOF app.t LANGUAGE sql ROWS 5 SECURITY DEFINER SET search_path = '', "Weird ""S" SET work_mem = '1MB' AS 'SELECT * FROM app.t';
CREATE FUNCTION app.poly(anyelement, VARIADIC "any") RETURNS anyelement LANGUAGE internal AS 'int4in';
CREATE PROCEDURE app.pout(a int, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS $$BEGIN END$$;
CREATE AGGREGATE app.agg0(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
CREATE AGGREGATE app.pct(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, SSPACE = 100);
CREATE AGGREGATE app.hyp(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE AGGREGATE app.mov(float8) (SFUNC = float8_accum, STYPE = float8[], FINALFUNC = float8_avg, COMBINEFUNC = float8_combine, INITCOND = '{0,0,0}', PARALLEL = SAFE);
CREATE FUNCTION app.bt_min(app.bt, app.bt) RETURNS app.bt LANGUAGE internal IMMUTABLE STRICT AS 'int4smaller';
CREATE AGGREGATE app.mymin(app.bt) (SFUNC = app.bt_min, STYPE = app.bt, SORTOP = OPERATOR(app.<));
COMMENT ON AGGREGATE app.agg0(*) IS 'zero'; COMMENT ON AGGREGATE app.pct(float8 ORDER BY anyelement) IS 'pct'; COMMENT ON PROCEDURE app.pr(int) IS 'proc';
REVOKE EXECUTE ON FUNCTION app.over(int) FROM PUBLIC; GRANT EXECUTE ON FUNCTION app.over(int) TO stepwise_r1; REVOKE ALL ON PROCEDURE app.pr(int) FROM PUBLIC;
REVOKE ALL ON FUNCTION app.agg0() FROM PUBLIC;

-- sequences
CREATE SEQUENCE app.fresh; CREATE SEQUENCE app.small AS smallint START 32767 INCREMENT 1; SELECT nextval('app.small');
CREATE SEQUENCE app.shared CYCLE MAXVALUE 3; SELECT setval('app.shared', 3, false);
CREATE TABLE app.sh1 (id int DEFAULT nextval('app.shared')); CREATE TABLE app.sh2 (id int DEFAULT nextval('app.shared'), own int); ALTER SEQUENCE app.fresh OWNED BY app.sh2.own;
COMMENT ON SEQUENCE app.fresh IS 'seq'; GRANT USAGE ON SEQUENCE app.shared TO stepwise_r1;
CREATE TABLE app.ident (a int GENERATED BY DEFAULT AS IDENTITY (START -5 INCREMENT -5 MINVALUE -100 MAXVALUE 0 CYCLE CACHE 3), b smallint GENERATED ALWAYS AS IDENTITY);

-- tables
CREATE TABLE app.onlydropped (a int); INSERT INTO app.onlydropped VALUES (1); ALTER TABLE app.onlydropped DROP a;
CREATE TABLE app.m1 (x int NOT NULL DEFAULT 1, y text); CREATE TABLE app.m2 (y text DEFAULT 'p', z int CHECK (z > 0) NO INHERIT);
CREATE TABLE app.mc (q int, y text DEFAULT 'own', "W" int) INHERITS (app.m2, app.m1); ALTER TABLE app.mc ALTER x DROP DEFAULT; ALTER TABLE app.mc ALTER z SET NOT NULL;
ALTER TABLE app.m1 ADD late int DEFAULT 4; ALTER TABLE app.mc ADD more text; CREATE TABLE app.mcc (r int) INHERITS (app.mc); ALTER TABLE app.m1 ADD latest int;
CREATE TABLE app.adopted (latest int, late int, z9 int, y text, x int NOT NULL); ALTER TABLE app.adopted INHERIT app.m1;
ALTER TABLE app.m1 ADD CONSTRAINT late_ck CHECK (late < 100) NOT VALID;
CREATE TABLE app.typed2 OF app.cc (x WITH OPTIONS NOT NULL DEFAULT 'q', CONSTRAINT w9 CHECK (w < 9)); CREATE TABLE app.typed3 OF app.cc;
CREATE TABLE app.opt (a text, b int, c numeric) WITH (fillfactor = 33, toast.autovacuum_enabled = off, parallel_workers = 2);
ALTER TABLE app.opt ALTER a SET (n_distinct = -0.5), ALTER a SET STORAGE PLAIN, ALTER b SET STATISTICS 0; ALTER TABLE app.opt REPLICA IDENTITY NOTHING;
CREATE UNIQUE INDEX opt_ri ON app.usebt (d); ALTER TABLE app.usebt ALTER d SET NOT NULL; ALTER TABLE app.usebt REPLICA IDENTITY USING INDEX opt_ri;
CREATE INDEX opt_stat ON app.opt ((lower(a)), (b + 1)); ALTER INDEX app.opt_stat ALTER COLUMN 2 SET STATISTICS 77; ALTER TABLE app.opt CLUSTER ON opt_stat;
CREATE INDEX ON app.opt USING brin (b) WITH (pages_per_range = 4); CREATE INDEX hsh ON app.opt USING hash (a); CREATE INDEX opc ON app.opt (a text_pattern_ops, b DESC, (a || 'x') COLLATE "C" NULLS FIRST) WHERE a IS NOT NULL;
CREATE INDEX "In dex" ON app."A" (x); COMMENT ON INDEX app."In dex" IS 'idx';
CREATE UNIQUE INDEX uqx ON app.a (id) INCLUDE (b); CREATE TABLE app.fkx (id int REFERENCES app.a ON UPDATE CASCADE ON DELETE SET DEFAULT DEFERRABLE, b int, CONSTRAINT nv CHECK (id <> b) NOT VALID);
CREATE STATISTICS app.st2 (ndistinct, mcv) ON a, b, c FROM app.opt; COMMENT ON STATISTICS app.st2 IS 'stat';
CREATE TABLE app.selfish (id int, x app.posint);
CREATE FUNCTION app.ofrow(app.selfish) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'; ALTER TABLE app.selfish ADD CONSTRAINT rowck CHECK (app.ofrow(selfish) > 0);
CREATE FUNCTION app.valid(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length($1) > 0'; CREATE TABLE app.usesf (a text CHECK (app.valid(a)), g boolean GENERATED ALWAYS AS (app.valid(a)) STORED); CREATE INDEX ON app.usesf (app.valid(a));

-- partitions
CREATE TABLE app.r (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL DEFAULT '2020-01-01', v text, CONSTRAINT vck CHECK (v <> ''), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.r1 (v text, extra int, at date NOT NULL, id bigint NOT NULL, CONSTRAINT vck CHECK (v <> '')); ALTER TABLE app.r1 DROP extra; ALTER TABLE app.r ATTACH PARTITION app.r1 FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE app.r2 PARTITION OF app.r (v DEFAULT 'part') FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') WITH (fillfactor = 50);
CREATE INDEX r_v ON app.r (v); CREATE INDEX r_only ON ONLY app.r (lower(v)); CREATE UNIQUE INDEX r2_own ON app.r2 (v); CREATE TABLE app.rdet PARTITION OF app.r FOR VALUES FROM ('2021-01-01') TO (MAXVALUE); ALTER TABLE app.r DETACH PARTITION app.rdet;
CREATE TABLE app.hx (a int, b text) PARTITION BY HASH (a, lower(b)); CREATE TABLE app.hx0 PARTITION OF app.hx FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE app.hx1 PARTITION OF app.hx FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE app.lx (a text COLLATE "C") PARTITION BY LIST ((a || 'x') COLLATE "C" text_pattern_ops); CREATE TABLE app.lx1 PARTITION OF app.lx FOR VALUES IN (NULL, 'it''s');
CREATE TABLE app.fkt (a int, b int, PRIMARY KEY (a, b)) PARTITION BY LIST (a); CREATE TABLE app.fkt1 PARTITION OF app.fkt FOR VALUES IN (1);
CREATE TABLE app.fkp (a int, b int, c int, CONSTRAINT tofkt FOREIGN KEY (a, b) REFERENCES app.fkt) PARTITION BY LIST (c); CREATE TABLE app.fkp1 PARTITION OF app.fkp FOR VALUES IN (1); CREATE TABLE app.fkp2 PARTITION OF app.fkp DEFAULT;
CREATE TRIGGER rowt AFTER INSERT ON app.fkp FOR EACH ROW EXECUTE FUNCTION app.trg();
CREATE TRIGGER alw BEFORE INSERT ON app.fkp1 FOR EACH ROW EXECUTE FUNCTION app.trg(); ALTER TABLE app.fkp1 ENABLE ALWAYS TRIGGER alw; COMMENT ON TRIGGER alw ON app.fkp1 IS 'trig';

-- newer servers
DO $do$BEGIN
IF current_setting('server_version_num')::int >= 130000 THEN
    EXECUTE 'ALTER TABLE app.fkp1 DISABLE TRIGGER rowt';
END IF;
IF current_setting('server_version_num')::int >= 140000 THEN
    EXECUTE 'CREATE FUNCTION app.atom(x int) RETURNS int BEGIN ATOMIC SELECT x + count(*)::int FROM app.a; END';
    EXECUTE 'CREATE FUNCTION app.grouped() RETURNS SETOF text STABLE BEGIN ATOMIC SELECT txt FROM app.t GROUP BY id; END';
    EXECUTE 'CREATE VIEW app.ofgrouped AS SELECT app.grouped() AS g';
    EXECUTE 'CREATE FUNCTION app.selfdef() RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM app.selfish; END';
    EXECUTE 'ALTER TABLE app.selfish ADD z bigint DEFAULT app.selfdef()';
    EXECUTE 'CREATE STATISTICS app.st3 ON (a || a), b FROM app.opt'; EXECUTE 'ALTER STATISTICS app.st3 SET STATISTICS 50';
    EXECUTE 'ALTER TABLE app.opt ALTER a SET COMPRESSION pglz';
    EXECUTE 'CREATE TYPE app.mr AS RANGE (subtype = int4, multirange_type_name = app.my_multi)';
    EXECUTE 'CREATE TABLE app.usemr (m app.my_multi)';
END IF;
IF current_setting('server_version_num')::int >= 150000 THEN
    EXECUTE 'CREATE TABLE app.nnd (a int, b int, CONSTRAINT nnd_u UNIQUE NULLS NOT DISTINCT (a))'; EXECUTE 'CREATE UNIQUE INDEX nndi ON app.nnd (b) NULLS NOT DISTINCT';
    EXECUTE 'CREATE TABLE app.fkcol (a int, b int, FOREIGN KEY (a, b) REFERENCES app.fkt ON DELETE SET NULL (b))';
    EXECUTE 'CREATE PUBLICATION "p f" FOR TABLE app.a (id) WHERE (id > 1), app.opt WITH (publish = ''insert, update'', publish_via_partition_root)';
    EXECUTE 'CREATE PUBLICATION pschema FOR TABLES IN SCHEMA "new
line", "SELECT"';
    EXECUTE 'CREATE VIEW app.inv WITH (security_invoker) AS SELECT 1 AS one';
    EXECUTE 'CREATE UNLOGGED SEQUENCE app.uls';
END IF;
IF current_setting('server_version_num')::int >= 180000 THEN
    EXECUTE 'CREATE TABLE app.v18 (a int CONSTRAINT "a there" NOT NULL, v int GENERATED ALWAYS AS (a + 1) VIRTUAL, CONSTRAINT ne CHECK (a > 1) NOT ENFORCED, p int NOT NULL NO INHERIT)';
    EXECUTE 'ALTER TABLE app.v18 ADD q int, ADD CONSTRAINT qnn NOT NULL q NOT VALID';
    EXECUTE 'CREATE TABLE app.temporal (id int4range, at tsrange, CONSTRAINT tpk PRIMARY KEY (id, at WITHOUT OVERLAPS))';
    EXECUTE 'CREATE TABLE app.temporalfk (id int4range, at tsrange, FOREIGN KEY (id, PERIOD at) REFERENCES app.temporal (id, PERIOD at), ref int REFERENCES app.a NOT ENFORCED)';
    EXECUTE 'CREATE TABLE app.child18 (own int NOT NULL) INHERITS (app.v18)'; EXECUTE 'CREATE TABLE app.child18b (CONSTRAINT mine NOT NULL a) INHERITS (app.v18)';
END IF; END$do$;

-- views
CREATE VIEW app.bypk AS SELECT id, txt, count(*) AS n FROM app.t GROUP BY id; CREATE VIEW app.onbypk AS SELECT n FROM app.bypk; CREATE MATERIALIZED VIEW app.mvpk AS SELECT id FROM app.bypk;
CREATE MATERIALIZED VIEW app.aaa_late AS SELECT c FROM app.mv; CREATE VIEW app.between AS SELECT c FROM app.aaa_late; CREATE MATERIALIZED VIEW app.aa_later AS SELECT c FROM app.between;
CREATE MATERIALIZED VIEW app.emptymv WITH (fillfactor = 60) AS SELECT 1 AS "On e", 'x'::text AS t WITH NO DATA; ALTER MATERIALIZED VIEW app.emptymv ALTER t SET STATISTICS 5; COMMENT ON MATERIALIZED VIEW app.emptymv IS 'mv'; COMMENT ON COLUMN app.emptymv.t IS 'mvcol';
CREATE VIEW app.c1 AS SELECT 1 AS x, 'a'::text COLLATE "C" AS y; CREATE VIEW app.c2 AS SELECT x, y FROM app.c1; CREATE OR REPLACE VIEW app.c1 AS SELECT x, y FROM app.c2;
CREATE VIEW app.vd (renamed, "o.ther") AS SELECT id, b FROM app.a; ALTER VIEW app.vd ALTER renamed SET DEFAULT 42; ALTER TABLE app.a RENAME b TO "b renamed"; COMMENT ON VIEW app.vd IS 'view'; COMMENT ON COLUMN app.vd.renamed IS 'viewcol';
CREATE FUNCTION app.ofview(app.vd) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW app.usesown AS SELECT 1 AS one; CREATE FUNCTION app.ofusesown(app.usesown) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE OR REPLACE VIEW app.usesown AS SELECT 1 AS one, app.ofusesown(NULL) AS two;
CREATE RULE vi AS ON INSERT TO app.vd DO INSTEAD INSERT INTO app.a (id) VALUES (new.renamed) RETURNING id, "b renamed"; CREATE TRIGGER vt INSTEAD OF DELETE ON app.vd FOR EACH ROW EXECUTE FUNCTION app.trg();
CREATE RULE "multi rule" AS ON UPDATE TO app.opt WHERE new.b > 3 DO ALSO (DELETE FROM app.sh1; DELETE FROM app.sh2); ALTER TABLE app.opt DISABLE RULE "multi rule"; COMMENT ON RULE "multi rule" ON app.opt IS 'rule';

-- rights
CREATE POLICY "role pol" ON app.b AS RESTRICTIVE FOR UPDATE TO stepwise_r1, "Stepwise ""r2""" USING (true) WITH CHECK (a > 0); CREATE POLICY ins ON app.b FOR INSERT WITH CHECK (id < 9); COMMENT ON POLICY pol ON app.b IS 'pol'; ALTER TABLE app.opt ENABLE ROW LEVEL SECURITY;
GRANT USAGE ON SCHEMA app TO "Stepwise ""r2""";
REVOKE ALL ON app.sh1 FROM CURRENT_USER; GRANT SELECT, TRIGGER ON app.sh1 TO PUBLIC; GRANT ALL ON app.sh2 TO "Stepwise ""r2""" WITH GRANT OPTION; GRANT INSERT (id), UPDATE (id, own), REFERENCES (own) ON app.sh2 TO stepwise_r1 WITH GRANT OPTION;
SET ROLE "Stepwise ""r2"""; GRANT SELECT ON app.sh2 TO stepwise_r1; RESET ROLE;
GRANT USAGE ON TYPE app.mood TO stepwise_r1; REVOKE USAGE ON TYPE app.ints FROM PUBLIC; GRANT USAGE ON FOREIGN DATA WRAPPER fw TO stepwise_r1; GRANT USAGE ON FOREIGN SERVER fs TO stepwise_r1; GRANT SELECT ON LARGE OBJECT 424242 TO stepwise_r1;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; ALTER DEFAULT PRIVILEGES FOR ROLE stepwise_r1 GRANT ALL ON SCHEMAS TO "Stepwise ""r2""" WITH GRANT OPTION; ALTER DEFAULT PRIVILEGES IN SCHEMA "SELECT" GRANT USAGE ON SEQUENCES TO PUBLIC; ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO stepwise_r1;
REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO stepwise_r1; COMMENT ON SCHEMA public IS 'mine now'; COMMENT ON SCHEMA app IS 'app';
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(float8) FROM PUBLIC; ALTER SCHEMA "--x" OWNER TO stepwise_r1; ALTER TYPE app.mood OWNER TO stepwise_r1; ALTER FUNCTION app.trg() OWNER TO stepwise_r1; ALTER AGGREGATE app.agg(int) OWNER TO stepwise_r1; ALTER LARGE OBJECT 424242 OWNER TO stepwise_r1; ALTER OPERATOR CLASS app.gi USING gist OWNER TO stepwise_r1;
SELECT lo_create(424243);

-- text search, foreign data, publications, events
CREATE TEXT SEARCH DICTIONARY app.dict (TEMPLATE = simple, STOPWORDS = 'english', ACCEPT = false); CREATE TEXT SEARCH CONFIGURATION app.conf (COPY = english); ALTER TEXT SEARCH CONFIGURATION app.conf ALTER MAPPING FOR word, hword WITH app.dict, english_stem; ALTER TEXT SEARCH CONFIGURATION app.conf DROP MAPPING FOR email; CREATE TEXT SEARCH CONFIGURATION app.bare (PARSER = "default");
CREATE TEXT SEARCH TEMPLATE app.tmpl (INIT = dsimple_init, LEXIZE = dsimple_lexize); CREATE TEXT SEARCH PARSER app.prs (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline); CREATE TEXT SEARCH CONFIGURATION app.own (PARSER = app.prs);
COMMENT ON TEXT SEARCH DICTIONARY app.dict IS 'd'; COMMENT ON TEXT SEARCH CONFIGURATION app.conf IS 'c'; COMMENT ON TEXT SEARCH TEMPLATE app.tmpl IS 't'; COMMENT ON TEXT SEARCH PARSER app.prs IS 'p';
ALTER FOREIGN DATA WRAPPER fw OPTIONS (ADD "o pt" 'it''s'); CREATE SERVER "S 2" TYPE 'ty' VERSION '1' FOREIGN DATA WRAPPER fw OPTIONS (host 'h', "Port" '1'); CREATE USER MAPPING FOR PUBLIC SERVER fs; CREATE USER MAPPING FOR stepwise_r1 SERVER "S 2";
CREATE FOREIGN TABLE app.ft2 (a int OPTIONS (x 'y') NOT NULL DEFAULT 3, b text COLLATE "C", CHECK (a > 1)) SERVER "S 2" OPTIONS (tbl 'q'); COMMENT ON SERVER fs IS 'srv'; COMMENT ON FOREIGN DATA WRAPPER fw IS 'fdw'; COMMENT ON FOREIGN TABLE app.ft2 IS 'ft'; COMMENT ON COLUMN app.ft2.b IS 'ftcol';
CREATE FOREIGN TABLE app.ftp PARTITION OF app.lx FOR VALUES IN ('far') SERVER fs;
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert'); COMMENT ON PUBLICATION pb IS 'pub'; CREATE EVENT TRIGGER edis ON sql_drop EXECUTE FUNCTION app.etf(); ALTER EVENT TRIGGER edis DISABLE; COMMENT ON EVENT TRIGGER edis IS 'ev';
CREATE ACCESS METHOD am2 TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE app.amtab (a int) USING am2; COMMENT ON ACCESS METHOD am2 IS 'am';
CREATE FUNCTION app.tosql(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE FUNCTION app.fromsql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION app.fromsql(internal), TO SQL WITH FUNCTION app.tosql(internal)); COMMENT ON TRANSFORM FOR int LANGUAGE plpgsql IS 'tr';
CREATE TRUSTED LANGUAGE "My Lang" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator; COMMENT ON LANGUAGE "My Lang" IS 'lang'; CREATE FUNCTION app.mylang() RETURNS int LANGUAGE "My Lang" AS 'BEGIN RETURN 1; END'; GRANT USAGE ON LANGUAGE "My Lang" TO stepwise_r1;
CREATE SCHEMA ext; CREATE EXTENSION pg_trgm WITH SCHEMA ext; CREATE INDEX trg ON app.opt USING gin (a ext.gin_trgm_ops); COMMENT ON EXTENSION pg_trgm IS 'mine';
ALTER FUNCTION app.trg() DEPENDS ON EXTENSION hstore;
