-- owner: foundation/calendar
-- Who entered a year's notice, and how often it was entered: a notice may be amended within its year.
alter table calendar_year
  add column entered_by uuid,
  add column revision integer not null default 1;
comment on column calendar_year.revision is 'Counts entries of this year''s notice; the calendar in memory is dropped when any revision changes.';

-- Numbers of the notices as far as they are known; the other years keep the title only.
update calendar_year set source = source || '（' || numbers.number || '）'
from (values
  (2015, '9月3日放假另由国务院通知'),
  (2017, '国办发明电〔2016〕17号'),
  (2019, '国办发明电〔2018〕15号，劳动节安排经国务院办公厅另行通知调整'),
  (2020, '国办发明电〔2019〕16号，春节假期经国办发明电〔2020〕1号延长'),
  (2021, '国办发明电〔2020〕27号'),
  (2022, '国办发明电〔2021〕11号'),
  (2023, '国办发明电〔2022〕16号'),
  (2024, '国办发明电〔2023〕7号'),
  (2025, '国办发明电〔2024〕12号'),
  (2026, '国办发明电〔2025〕7号')
) as numbers (year, number)
where calendar_year.year = numbers.year;

-- The names of 全国年节及纪念日放假办法.
update calendar_day set name = name || '节' where name in ('清明', '端午', '中秋');
