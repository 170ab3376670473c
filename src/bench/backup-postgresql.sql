-- What src/bench/backup saves from PostgreSQL, beside pgbench's own tables: rows that compress and many small tables.
create table events (id bigserial primary key, at timestamptz not null, kind text not null, payload jsonb not null);
insert into events (at, kind, payload)
select timestamptz '2024-01-01' + i * interval '7 seconds', 'kind ' || i % 20,
       jsonb_build_object('id', i, 'host', 'server-' || i % 300, 'status', case when i % 3 = 0 then 'firing' else 'resolved' end,
                          'labels', jsonb_build_object('severity', 'critical', 'team', 'team ' || i % 40),
                          'note', repeat('alert ' || i % 1000 || ' ', 12))
from generate_series(1, 1000000) i;
create index on events (at);
create index on events (kind, at);
create table blobs (id serial primary key, content bytea not null);
alter table blobs alter content set storage external;
do $$
begin
    for i in 1..2000 loop
        execute format('create table small_%s (id serial primary key, parent int references small_%s (id), name text not null)',
                       i, greatest(1, i - 1));
        execute format('insert into small_%s (parent, name) select null, ''row '' || g from generate_series(1, 10) g', i);
    end loop;
end $$;
