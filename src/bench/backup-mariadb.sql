-- What src/bench/backup saves from MariaDB: rows that compress, and many small tables.
create table accounts (aid int not null primary key, bid int, abalance int, filler char(84)) engine=innodb;
insert into accounts select seq, seq div 100000, seq % 1000, '' from seq_1_to_9000000 where seq <= @rows;
create table events (id bigint not null auto_increment primary key, at datetime(6) not null, kind varchar(40) not null,
                     payload json not null, key (at), key kind_at (kind, at)) engine=innodb;
insert into events (at, kind, payload)
select timestamp '2024-01-01 00:00:00' + interval seq * 7 second, concat('kind ', seq % 20),
       json_object('id', seq, 'host', concat('server-', seq % 300), 'status', if(seq % 3 = 0, 'firing', 'resolved'),
                   'labels', json_object('severity', 'critical', 'team', concat('team ', seq % 40)),
                   'note', repeat(concat('alert ', seq % 1000, ' '), 12))
from seq_1_to_1000000;
create table blobs (id int not null auto_increment primary key, content longblob not null) engine=innodb;
delimiter ;;
begin not atomic
    for i in 1 .. 500 do
        execute immediate concat('create table small_', i, ' (id int not null auto_increment primary key, parent int,',
                                 ' name varchar(200) not null, foreign key (parent) references small_', greatest(1, i - 1),
                                 ' (id)) engine=innodb');
        execute immediate concat('insert into small_', i, ' (name) select concat(''row '', seq) from seq_1_to_10');
    end for;
end;;
delimiter ;
