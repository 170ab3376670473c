create sequence seq start with 5 increment by 2 cache 10

do nextval(seq), nextval(seq)

create sequence `down it's` start with -1 increment by -3 minvalue -100 maxvalue -1 cycle nocache

create sequence untouched

do nextval(`down it's`)

create table from_sequence (id int default nextval(seq) primary key, b varchar(20) default concat('`x`.', nextval(seq)))

insert into from_sequence (b) values ('a'), ('b')

create table invisible (a int primary key, b int invisible default 7, c int, key k (c) ignored)

insert into invisible (a, b, c) values (1, 2, 3), (4, null, 5)

create table native (u uuid, i6 inet6, i4 inet4, c text compressed, b blob compressed)

insert into native values ('12345678-1234-1234-1234-123456789abc', '::ffff:1.2.3.4', '10.0.0.1', 'x\ny', unhex('00ff')), (null, null, null, null, null)

create table versioned (a int primary key, b varchar(5)) with system versioning

insert into versioned values (1, 'x'), (2, 'y')

update versioned set b = 'z'

delete from versioned where a = 2

create table versioned_columns (a int, rs timestamp(6) generated always as row start, re timestamp(6) generated always as row end invisible, period for system_time (rs, re)) with system versioning

insert into versioned_columns (a) values (1), (2)

delete from versioned_columns where a = 1

create table versioned_parts (a int) with system versioning partition by system_time (partition p0 history, partition pn current)

insert into versioned_parts values (1), (2)

delete from versioned_parts where a = 2

create table periods (room int, s date, e date, period for p (s, e), unique (room, p without overlaps))

insert into periods values (1, '2024-01-01', '2024-02-01'), (1, '2024-02-01', '2024-03-01')

create table aria_table (a int auto_increment primary key, t text) engine = Aria transactional = 1 page_checksum = 1

insert into aria_table (t) values ('x')

create table mariadb_collations (a varchar(10) collate utf8mb4_uca1400_ai_ci, b varchar(10) collate utf8mb4_nopad_bin)

insert into mariadb_collations values ('a ', 'b ')

set session check_constraint_checks = 0

create table violating (a int check (a > 5))

insert into violating values (1)

set session check_constraint_checks = 1

set session sql_mode = 'ORACLE'

create package pkg as function f(a int) return int; procedure p; end;

create package body pkg as function f(a int) return int as begin return a + 1; end; procedure p as begin null; end; end;

create procedure "ora cle"(a in int) as b int; begin b := a || 'x'; end;

set session sql_mode = ''

create or replace trigger if_trigger after insert on audit for each row begin if new.id > 1000 then set @x = 1; end if; end

create aggregate function agg_sum(x int) returns int begin declare total int default 0; declare continue handler for not found return total; loop fetch group next row; set total = total + x; end loop; end
