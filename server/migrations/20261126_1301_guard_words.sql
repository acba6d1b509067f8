-- owner: foundation/guard
create table guard_word (
  word text primary key,
  kind text not null constraint guard_word_kind check (kind in ('hold', 'refuse')),
  active boolean not null,
  entered_by uuid references identity_account,
  entered_at timestamptz not null
);
comment on table guard_word is 'Words that citizens'' texts are looked through for: held until an officer has read it, or refused with a request to say it otherwise.';
insert into guard_word (word, kind, active, entered_at) values
  ('他妈的', 'refuse', true, '2008-05-01'), ('王八蛋', 'refuse', true, '2008-05-01'), ('去死', 'hold', true, '2008-05-01'),
  ('代开发票', 'hold', true, '2008-05-01'), ('加微信', 'hold', true, '2008-05-01'), ('赌博网站', 'hold', true, '2008-05-01');
