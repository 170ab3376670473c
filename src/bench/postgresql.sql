-- Multiplies the alert history of the 1.2.40 sample: row i is a copy of row ((i - 1) % 300) + 1, later and with keys of its
-- own. Variables: groups (at least 300), alert and web (JSON; # and $ stand for a number and a hash).
begin;

insert into alerts_alertgroup (
    id, public_primary_key, distinction, web_title_cache, inside_organization_number, resolved, resolved_by, resolved_at,
    acknowledged, acknowledged_on_source, acknowledged_at, acknowledged_by, is_escalation_finished, started_at,
    slack_message_sent, silenced, reason_to_skip_escalation, manual_severity, cached_render_for_web, is_archived,
    prevent_posting_alerts, raw_escalation_snapshot, estimate_escalation_finish_time, is_open_for_grouping,
    acknowledged_by_user_id, channel_id, channel_filter_id, resolved_by_user_id, slack_message_id, response_time)
select
    i, 'IB' || lpad(i::text, 11, '0'), md5(i::text), g.web_title_cache, i - 1, g.resolved, g.resolved_by, g.resolved_at + later,
    g.acknowledged, g.acknowledged_on_source, g.acknowledged_at + later, g.acknowledged_by, g.is_escalation_finished,
    g.started_at + later, true, g.silenced, g.reason_to_skip_escalation, g.manual_severity,
    replace(replace(:'web', '#', i::text), '$', md5(i::text))::jsonb, g.is_archived,
    g.prevent_posting_alerts, s.raw_escalation_snapshot, g.started_at + later + interval '1 hour', g.is_open_for_grouping,
    g.acknowledged_by_user_id, g.channel_id, g.channel_filter_id, g.resolved_by_user_id, md5(i::text)::uuid::text, g.response_time
from (
    select n as i, (n - 1) % 300 + 1 as sample, (n - 1) / 300 * interval '30 hours' as later
    from generate_series(301, :groups) n) copy
join alerts_alertgroup g on g.id = sample
join alerts_alertgroup s on s.id = sample + sample % 2; -- the even ones have a snapshot

insert into slack_slackmessage (
    id, slack_id, channel_id, created_at, cached_permalink, slack_team_identity, alert_group_id, organization_id)
select
    slack_message_id, 1600000000 + id || '.' || lpad(id::text, 6, '0'), 'C000' || id % 9, started_at,
    'https://acme.slack.com/archives/C000' || id % 9 || '/p' || id, 1, id, 1
from alerts_alertgroup
where id > 300;

insert into alerts_alert (
    id, public_primary_key, is_resolve_signal, is_the_first_alert_in_group, message, delivered, title, created_at,
    raw_request_data, group_id)
select
    i, 'AB' || lpad(i::text, 11, '0'), a.is_resolve_signal, a.is_the_first_alert_in_group, a.message, a.delivered, a.title,
    a.created_at + later, replace(replace(:'alert', '#', i::text), '$', md5(i::text))::jsonb, (i + 1) / 2
from (
    select n as i, (n - 1) % 600 + 1 as sample, (n - 1) / 600 * interval '30 hours' as later
    from generate_series(601, 2 * :groups) n) copy
join alerts_alert a on a.id = sample;

insert into alerts_alertgrouplogrecord (
    id, type, created_at, reason, silence_delay, eta, escalation_error_code, escalation_policy_step, step_specific_info,
    alert_group_id, author_id, custom_button_id, escalation_policy_id)
select
    i, l.type, l.created_at + later, l.reason, l.silence_delay, l.eta + later, l.escalation_error_code, l.escalation_policy_step,
    l.step_specific_info, (i + 1) / 2, l.author_id, l.custom_button_id, l.escalation_policy_id
from (
    select n as i, (n - 1) % 600 + 1 as sample, (n - 1) / 600 * interval '30 hours' as later
    from generate_series(601, 2 * :groups) n) copy
join alerts_alertgrouplogrecord l on l.id = sample;

select setval('alerts_alertgroup_id_seq', :groups), setval('alerts_alert_id_seq', 2 * :groups),
    setval('alerts_alertgrouplogrecord_id_seq', 2 * :groups);
update alerts_alertgroupcounter set value = :groups;
commit;

vacuum (analyze);
