set names utf8mb4

set session sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', foreign_key_checks = 0

create table times (id int primary key, d date, dt datetime(6), ts timestamp(6) null, ti time(6), y year)

insert into times values (1, '0000-00-00', '0000-00-00', '0000-00-00', '00:00:00', 0), (2, '2024-00-00', '2024-02-00 10:11:12', '1970-01-01 00:00:01', '838:59:59.000000', 1901), (3, '2024-02-31', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999999', '-838:59:59.000000', 2155), (4, '9999-12-31', '1000-01-01', '2024-03-31 01:30:00', '-00:00:00.000001', '0000'), (5, null, null, null, null, null), (6, '0001-01-01', '2024-10-27 00:30:00.5', '2024-10-27 01:30:00', '838:59:58.999999', 2069)

create table numbers (id bigint unsigned primary key, b1 bit(1), b64 bit(64), u bigint unsigned, s bigint, t tinyint(1), m mediumint unsigned zerofill, de decimal(65,30), ds decimal(5,0), f float, fd float(10,3), d double, dd double(20,5), fu float unsigned)

insert into numbers values (0, 1, 18446744073709551615, 18446744073709551615, -9223372036854775808, 2, 7, 99999999999999999999999999999999999.999999999999999999999999999999, -0, 16777217, 1234.567, 5e-324, 3.14159, 1e-38), (18446744073709551615, 0, 0, 0, 9223372036854775807, -128, 0, -99999999999999999999999999999999999.999999999999999999999999999999, 99999, 1e-38, -0e0, 1.7976931348623157e308, -0e0, 3.4028234e38), (2, null, null, null, null, null, null, 1e-30, null, -0e0, null, -0e0, null, null), (3, 1, 255, 1, 1, 127, 16777215, -1e-30, 1, 1e-45, 0.001, 0.1, 0.00001, 0), (4, 0, 9223372036854775808, 1, 1, 0, 1, 1.10, 1, 3.4028235e38, 16777.216, 2.2250738585072014e-308, 123456789012345.67891, 0.1), (5, 0, 1, 1, 1, 0, 1, 0, 1, 8388608.5, 1.5, 123456789.123456789, 1e14, 1)

create table texts (id int primary key, c char(10), v varchar(200), t text, lt longtext, l1 varchar(50) character set latin1, lt1 text character set latin1, cy char(20) character set cp1251, u3 varchar(50) character set utf8mb3, u16 varchar(20) character set utf16, u32 char(5) character set utf32, sj varchar(20) character set sjis, bt varchar(20) character set binary, asc_ varchar(10) character set ascii, big text character set big5) default charset = utf8mb4

insert into texts values (1, 'a', '', 'x', 'y', 'é', 'ü', 'Привет', 'żółw', '😀x', '😀', 'カタ', x'ff00', 'ascii', '中文'), (2, 'pad   ', 'trail   ', '\\N', '\\', unhex('C3A9'), unhex('C3A9E28099ff80'), unhex('D09F98'), 'NULL', unhex('D83DDE00'), 'a', unhex('835C'), '', '', ''), (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null), (4, '\t\n\r\0', 'it\'s "q" `b` \Z \b %_ \\t', '\r\n\\.\n', 'e\u0301 👩‍👩‍👧 ', '\\N', '\t\\\n', 'x', '\\', 'a\nb', '\n', '\\', 'x\ty', '\\', '\n'), (5, '', concat(char(1), char(127), unhex('f48fbfbf')), repeat('\\', 1000), repeat('é\n', 5000), repeat(char(255), 50), repeat(char(0), 99), 'ё', 'ﬀ', '', '', '', unhex('0a0d09005c27221a'), '', '')

create table bytes (id int primary key, b5 binary(5), vb varbinary(100), tb tinyblob, b blob, lb longblob)

insert into bytes values (1, 'ab', '', '', '', ''), (2, '', unhex('00ff5c0a0d271a09224e'), unhex('5c4e'), '\\N', concat(unhex('00ff5c0a0d271a'), repeat(unhex('00ff5c0a'), 20000))), (3, null, null, null, null, null), (4, 'abcde', '\t', '\n', '\\', repeat('z', 3000000))

create table choices (id int primary key, e enum('a', 'b,c', 'd''e', 'ä', '7', '') not null, n enum('0', '1', '2', '00'), l enum('é', 'x') character set latin1, s set('a', 'b', 'it''s'), se set('', 'z'), big set('m0','m1','m2','m3','m4','m5','m6','m7','m8','m9','m10','m11','m12','m13','m14','m15','m16','m17','m18','m19','m20','m21','m22','m23','m24','m25','m26','m27','m28','m29','m30','m31','m32','m33','m34','m35','m36','m37','m38','m39','m40','m41','m42','m43','m44','m45','m46','m47','m48','m49','m50','m51','m52','m53','m54','m55','m56','m57','m58','m59','m60','m61','m62','m63'))

insert into choices values (1, 'a', '0', 'é', '', '', 'm0,m63'), (2, '', '1', 'x', 'a,b', '', ''), (3, 'unknown', 'unknown', 'unknown', 'it''s', 1, 18446744073709551615), (4, 'd''e', 3, 1, 'a', 3, 9223372036854775808), (5, '7', '00', null, null, null, null), (6, 'b,c', null, 'x', 7, 2, 1), (7, 'ä', 1, 'x', 1, 0, 2)

create table json_values (id int auto_increment primary key, j json, t json not null)

insert into json_values (j, t) values ('{"a": 1.10, "b": [1, null, true], "c": "q\\"\\\\\\n\\u00e9 😀", "d": 12345678901234567890, "e": 1e300}', '[]') on duplicate key update id = id

insert into json_values (j, t) values ('null', '""'), (null, '{"a": 1, "a": 2}'), ('{"x": 18446744073709551615, "y": -9223372036854775808, "z": 0.1, "k": ""}', '"\\u0000\\t"')

create table geometries (id int primary key, g geometry, p point not null, c geometrycollection)

insert into geometries values (1, st_geomfromtext('POINT(1 2)', 4326), point(1.5, -2.5), null), (2, null, point(0, 0), st_geomfromtext('GEOMETRYCOLLECTION EMPTY')), (3, st_geomfromtext('POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 1))'), point(1e300, 5e-324), st_geomfromtext('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))'))

create table zero_ids (id int auto_increment primary key, v int) auto_increment = 500

insert into zero_ids values (0, 1), (-5, 2), (7, 3)

create table no_key (a int, b varchar(10))

insert into no_key values (1, 'x'), (1, 'x'), (1, 'x'), (null, null), (null, null)

create table empty_table (a int primary key)

create table empty_counted (id bigint unsigned auto_increment primary key) auto_increment = 77

create table full_counter (id tinyint unsigned auto_increment primary key)

insert into full_counter values (255)

create table counter_elsewhere (a int primary key, n int auto_increment, key (n), key other (a, n)) auto_increment = 40

insert into counter_elsewhere values (1, 3), (2, 9)

create table wide_row (a varchar(16000), b varchar(16000), c varchar(16000), d varchar(17000)) default charset = latin1

insert into wide_row values (repeat('a', 16000), repeat('b', 16000), repeat(char(200), 16000), repeat('\n', 17000))

create table `we``ird n.ame '"\ x` (`sel``ect` int, `from` varchar(9) default 'a''\\b\n,)' comment 'it''s\n"), CONSTRAINT `x` FOREIGN KEY (`y`) 😀\0', `ünï` int default 5, `a.b` int, `CONSTRAINT` int, `constraint c foreign key` int, primary key (`sel``ect`)) comment = 'ENGINE=X AUTO_INCREMENT=99 \\ '' ; -- drop'

insert into `we``ird n.ame '"\ x` values (1, default, 3, null, 4, 5)

create table `123456789012345678901234567890123456789012345678901234567890abcd` (`123456789012345678901234567890123456789012345678901234567890abcd` int)

insert into `123456789012345678901234567890123456789012345678901234567890abcd` values (4)

create table case_twin (a int)

insert into case_twin values (1)

create table Case_Twin (b int)

insert into Case_Twin values (2)

create table generated_columns (id int not null, a int generated always as (id * 2) virtual, b int generated always as (id + 1) stored, j json, jt varchar(20) generated always as (json_unquote(json_extract(j, '$.t'))) virtual, s varchar(30) generated always as (concat(id, ' it''s, \n (')) stored, primary key (id), key (a), key (jt), unique key (b))

insert into generated_columns (id, j) values (1, '{"t": "x"}'), (2, null)

create table defaults (id int auto_increment primary key, a datetime(6) default current_timestamp(6) on update current_timestamp(6), b varchar(40) default (uuid()), c int default (1 + 2), d timestamp not null default '2020-01-01 00:00:00', e bit(3) default b'101', f varchar(20) default 'current_timestamp', g decimal(5,2) default 1.10, h timestamp null, i timestamp not null default '0000-00-00 00:00:00', x int not null)

insert into defaults (x) values (1), (2)

create table indexes (id int, a varchar(500), b varchar(20), t text, g point not null, unique key u (b desc), key pre (a(10), t(5)), fulltext key ft (t), fulltext key ft2 (a, t), spatial key sp (g), key plain (b, id) comment 'it''s, here', key h (b) using btree)

insert into indexes values (1, 'x', 'y', 'some words here', point(1, 1)), (2, null, null, null, point(2, 2))

create table checks (a int check (a <> 5), b varchar(9), constraint `na``me` check (b <> 'x'', ('), constraint c2 check (a < 100))

insert into checks values (1, 'y')

create table parent (a int, b int, c int, primary key (a), unique key (b), key (c))

create table child (id int primary key, `a``,a` int, up int, constraint `fk it``s` foreign key (`a``,a`) references parent (b) on delete set null on update cascade, constraint self foreign key (up) references child (id))

create table cycle_one (id int primary key, o int, constraint c_one foreign key (o) references cycle_two (id) on delete no action)

create table cycle_two (id int primary key, o int, foreign key (o) references cycle_one (id) on delete cascade)

insert into parent values (1, 10, 100), (2, 20, 200)

insert into child values (1, 10, 2), (2, 20, 1), (3, null, null)

insert into cycle_one values (1, 2)

insert into cycle_two values (2, 1)

create table orphan (id int primary key, p int, foreign key (p) references parent (a))

insert into orphan values (1, 999)

create table by_range (a int, b date) partition by range (a) (partition p0 values less than (10), partition dropped values less than (20), partition `p it's` values less than (30) comment = 'x'', AUTO_INCREMENT=5', partition rest values less than maxvalue)

insert into by_range values (1, null), (25, '2024-01-01'), (99, null)

alter table by_range drop partition dropped

create table by_list (a int, b varchar(5)) partition by list columns (b) (partition p1 values in ('a', 'b'), partition p2 values in ('c', null))

insert into by_list values (1, 'a'), (2, 'c'), (3, null)

create table by_hash (a int auto_increment primary key) auto_increment = 1000 partition by hash (a) partitions 3

insert into by_hash values (1), (2), (3), (0)

create table by_key (a int, b int, primary key (a, b)) partition by range (a) subpartition by key (b) subpartitions 2 (partition p0 values less than (10), partition p1 values less than maxvalue)

insert into by_key values (1, 1), (11, 2)

create table myisam_table (g int, n int auto_increment, v varchar(10), primary key (g, n)) engine = MyISAM

insert into myisam_table (g, v) values (1, 'a'), (1, 'b'), (2, 'c')

create table memory_table (a int, key using hash (a)) engine = MEMORY

insert into memory_table values (1), (2)

create table csv_table (a int not null, b varchar(10) not null) engine = CSV

insert into csv_table values (1, 'a"b,c')

create table merge_one (a int) engine = MyISAM

create table merge_two (a int) engine = MyISAM

create table a_merge (a int) engine = MRG_MyISAM union = (merge_one, merge_two) insert_method = last

insert into merge_one values (1)

insert into merge_two values (2)

create table compact (a int primary key, b text) row_format = compact

create table compressed (a int primary key, b text) row_format = compressed key_block_size = 8

insert into compressed values (1, repeat('x', 10000))

create function plus_one(x int) returns int deterministic no sql return x + 1

create function `f ``n`(s varchar(20) charset latin1) returns varchar(50) charset utf8mb4 deterministic no sql comment 'it''s' return concat(s, '\\ '';;$$-- {d} ?')

set session sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'

create procedure modes(in "a b" int, out c text) begin select "a b" || '\' into c; /* it's */ -- it's
 set c = '";'; end

set session sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'

create procedure unicode_body() begin select 'żółw 😀' as `naïve`; end

create view z_base as select id, `a``,a` as a, up from child where `a``,a` is not null with cascaded check option

create view a_top as select z.id, p.b, plus_one(z.id) as `next``one` from z_base z join parent p on p.b = z.a

create algorithm = merge sql security invoker view `v it's` (`col 1`, `co``l`) as select 'it''s `x`.`y`(' , count(*) from a_top group by 1

create algorithm = temptable view m_view as select distinct * from `v it's` union all select 'x', 1

create definer = 'nobody'@'nowhere' view orphan_view as select 1 as one

create table soon_gone (a int)

create view broken as select a from soon_gone

drop table soon_gone

create table audit (id int auto_increment primary key, what varchar(100))

create trigger t_second before insert on parent for each row set new.c = coalesce(new.c, 0) * 2

create trigger a_first before insert on parent for each row precedes t_second set new.c = new.c + 1

create trigger z_third before insert on parent for each row follows t_second insert into audit (what) values (concat('it''s \\ ', new.a))

set session sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT'

create trigger "q""t" after delete on parent for each row begin insert into audit ("what") values ('gone ' || old.a || ';'); end

set session sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'

set session time_zone = '+05:30'

create event off on schedule every 2 hour starts '2030-01-01 00:00:00' ends '2031-01-01 00:00:00' disable comment 'it''s' do insert into audit (what) values ('off')

set session time_zone = '+00:00'

create event kept on schedule at '2020-01-01 00:00:00' on completion preserve disable do begin select 1; select 2; end

create event far on schedule at '2037-01-01 00:00:00' enable do select 1

create table no_default (a int primary key, b tinyint(1) null default 0, c varchar(9) comment 'DEFAULT', d timestamp null, e text, f longblob, g json, `h``x` int default 3, i int generated always as (a + 1))

alter table no_default alter b drop default, alter c drop default, alter d drop default, alter e drop default, alter `h``x` drop default

insert into no_default (a, b, c, d, e, `h``x`) values (1, null, 'x', null, 'text', 7)
