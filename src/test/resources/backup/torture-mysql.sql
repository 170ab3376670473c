create table archive_table (a int auto_increment primary key, b text) engine = ARCHIVE

insert into archive_table (b) values ('x\n'), (null)

create table nothing_kept (a int) engine = BLACKHOLE

set session sql_generate_invisible_primary_key = 1

create table keyless (a int)

insert into keyless values (1), (1)

set session sql_generate_invisible_primary_key = 0

create table invisible (a int primary key, b int invisible default 7, c int, key k (c) invisible)

insert into invisible (a, b, c) values (1, 2, 3), (4, null, 5)

create table functional (a int primary key, b varchar(20), j json, key f1 ((a * 2)), key f2 ((lower(b))), unique key f3 ((cast(j->>'$.x' as unsigned))))

insert into functional values (1, 'X', '{"x": 1}'), (2, null, null)

create table multi_valued (a int primary key, j json, key multi ((cast(j->'$.m' as unsigned array))))

insert into multi_valued values (1, '{"m": [1, 2, 3]}'), (2, null)

create table unenforced (a int, constraint loose check (a < 5) not enforced)

insert into unenforced values (99)

create table srid (g point not null srid 4326, p polygon srid 0, spatial key (g))

insert into srid values (st_srid(point(10, 20), 4326), null)

create table ngrams (t text, fulltext key (t) with parser ngram)

insert into ngrams values ('数据库系统')

create table collations (a varchar(10) collate utf8mb4_0900_ai_ci, b varchar(10) collate utf8mb4_ja_0900_as_cs, c varchar(9) character set gb18030) collate utf8mb4_0900_as_cs

insert into collations values ('a ', 'か', '中')

create table vectors (v vector(3), w vector(2048))

insert into vectors values (to_vector('[1.5, -2, 3e-38]'), null)

create table nonstandard_parent (a int, b int, primary key (a), key (b))

set session restrict_fk_on_non_standard_key = 0

create table nonstandard_child (b int, constraint ns foreign key (b) references nonstandard_parent (b))

insert into nonstandard_parent values (1, 5)

insert into nonstandard_child values (5)

create library lib language javascript as $$ export function f(n) { return n + "'" } $$

create json duality view duality as select json_duality_object('_id': id, 'v': v) from zero_ids

analyze table times update histogram on y
