-- owner: foundation/rules
alter table rules_row
  add column entered_by uuid,
  add column entered_at timestamptz;
comment on column rules_row.entered_by is 'The administrator who entered the row; null for rows that came with the program.';
