-- owner: oversight/annual-report
create table report_figure (
  report_id uuid not null references report_report (id) on delete cascade,
  cell text not null,
  value double precision not null,
  primary key (report_id, cell)
);
comment on table report_figure is 'Derived from report_report.figures, a row a figure, so that the database adds up the reports of thousands of bodies.';

create function report_spread_figures() returns trigger language plpgsql as $$
begin
  delete from report_figure where report_id = new.id;
  insert into report_figure (report_id, cell, value)
  select new.id, f.key, f.value::double precision from jsonb_each_text(new.figures -> 'cells') f;
  return null;
end
$$;
create trigger report_spread_figures after insert or update of canonical on report_report
for each row execute function report_spread_figures();

insert into report_figure (report_id, cell, value)
select r.id, f.key, f.value::double precision from report_report r, jsonb_each_text(r.figures -> 'cells') f;
