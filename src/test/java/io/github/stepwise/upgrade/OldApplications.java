package io.github.stepwise.upgrade;

import io.github.stepwise.schema.Engine;

/** Tables of applications that OnCall had once: a profiler, and push notifications for the first mobile app. */
final class OldApplications {
    private OldApplications() {}

    static void put(Situation sample) throws Exception {
        boolean mySql = sample.engine().isMySqlFamily();
        String timestamp = mySql ? "datetime(6)" : sample.engine() == Engine.SQLITE ? "datetime" : "timestamptz";
        String deferred = mySql ? "" : " deferrable initially deferred";
        sample.execute(
                "create table silk_request (id varchar(36) not null primary key, path varchar(190) not null, start_time "
                        + timestamp + " not null)",
                "create table silk_response (id varchar(36) not null primary key, request_id varchar(36) not null unique,"
                        + " constraint silk_response_request foreign key (request_id) references silk_request (id)"
                        + deferred + ")",
                "create table push_notifications_apnsdevice (id int not null primary key, registration_id varchar(200)"
                        + " not null unique, user_id bigint null, constraint apnsdevice_user foreign key (user_id)"
                        + " references user_management_user (id)" + deferred + ")",
                "create table push_notifications_gcmdevice (id int not null primary key, user_id int null,"
                        + " constraint gcmdevice_user foreign key (user_id) references auth_user (id)" + deferred + ")",
                "insert into silk_request values ('r', '/api', '2022-10-01 10:00:00')",
                "insert into silk_response values ('s', 'r')",
                "insert into push_notifications_apnsdevice values (1, 'device', 1)",
                "insert into push_notifications_gcmdevice values (1, null)",
                "insert into django_migrations (app, name, applied) values"
                        + " ('silk', '0001_initial', '2022-10-01 10:00:00'),"
                        + " ('push_notifications', '0001_initial', '2022-10-01 10:00:00')");
    }
}
