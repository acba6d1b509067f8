-- owner: foundation/guard
create table guard_guess (
  subject text primary key,
  wrong smallint not null,
  since timestamptz not null
);
comment on table guard_guess is 'Wrong secrets of late, by what they were for: guessing is slowed down.';

create table guard_pace (
  what text not null,
  who bytea not null,
  since timestamptz not null,
  uses integer not null,
  primary key (what, who)
);
comment on table guard_pace is 'How often an address did something of late. The address is a keyed digest, kept for a day.';
create index guard_pace_since on guard_pace (since);

insert into rules_row (key, from_day, until_day, value, unit, detail, source, standing, note) values
  ('guard.submits_per_hour', '2008-05-01', null, 30, 'count', null, '系统默认', 'default', '同一网络地址每小时最多提交的件数；多人共用出口的，可以调高'),
  ('cases.warn_share', '2008-05-01', null, 75, 'percent', null, '系统默认', 'default', '办理时限用去多少时亮黄牌');
