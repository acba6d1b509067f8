-- owner: engagement/cases
alter table cases_case add column lng double precision;
alter table cases_case add column lat double precision;
alter table cases_case add constraint cases_case_point check ((lng is null) = (lat is null));
comment on column cases_case.lng is 'Where the matter is (CGCS2000 degrees), when it was given; shown to staff only.';
create index cases_case_points on cases_case (submitted_on) where lng is not null;
