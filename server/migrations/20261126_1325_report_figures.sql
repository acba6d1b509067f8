-- owner: oversight/annual-report
create function report_figures(canonical text) returns jsonb
language sql immutable parallel safe as $$
  with tables as (
    select t.key as name, t.value as cells
    from jsonb_each(coalesce(canonical, '{}')::jsonb) t
    where t.key in ('proactive', 'requests', 'remedies') and jsonb_typeof(t.value) = 'object'
  ), cells as (
    select tables.name || '.' || r.key || '.' || c.key as path, c.value as cell
    from tables, jsonb_each(tables.cells) r, jsonb_each(r.value) c
  )
  select jsonb_build_object(
    'tables', coalesce((select jsonb_agg(name order by name) from tables), '[]'::jsonb),
    'unsettled', coalesce((select jsonb_agg(path order by path) from cells where cell ->> 'state' = 'ambiguous'), '[]'::jsonb),
    'cells', coalesce((
      select jsonb_object_agg(path, (cell ->> 'value')::numeric
        * case when path like '%.amount' and cell ->> 'unit' = '元' then 0.0001 when path like '%.amount' and cell ->> 'unit' = '亿元' then 10000 else 1 end)
      from cells
      where cell ->> 'state' is distinct from 'ambiguous' and (cell ->> 'value')::numeric <> 0
    ), '{}'::jsonb)
  )
$$;
comment on function report_figures is 'The figures of a frozen report that are not zero, by cell, money in 万元; which tables it has; which cells are not settled.';

alter table report_report add column figures jsonb generated always as (report_figures(canonical)) stored;
comment on column report_report.figures is 'Derived from the frozen text, small enough that thousands of reports are merged in one query.';
