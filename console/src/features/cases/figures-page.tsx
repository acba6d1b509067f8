import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IndicatorTable } from '@yangguang/server/contract/engagement/cases'
import { Button, Card, Segmented, Select, Space, Statistic, Tabs, Tooltip } from 'antd'
import { useFilters } from '../../app/filters.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { FigureCharts, TopicsAndMap } from './figure-charts.tsx'
import { channelsQuestion } from './questions.ts'

const ways = { channel: '渠道', body: '单位', matter: '类型', month: '月份', place: '地点' } as const
type Way = keyof typeof ways
const isWay = (text: string | undefined): text is Way => text !== undefined && Object.hasOwn(ways, text)
type Group = IndicatorTable['whole']
type Definition = IndicatorTable['definitions'][number]

/** Which indicators stand side by side: more than seven do not fit beside each other. */
const themes: readonly (readonly [title: string, keys: readonly string[]])[] = [
  ['收件和答复', ['received', 'posts', 'accepted', 'replied', 'replyRate', 'published', 'connectRate']],
  [
    '签收和时限',
    ['signRate', 'returnRate', 'onTimeRate', 'overdueRate', 'closeRate', 'meanDays', 'medianDays'],
  ],
  ['回访、评价和重办', ['callBackRate', 'solveRate', 'satisfiedRate', 'ratedSatisfiedRate', 'redoRate']],
]

const heads = ['received', 'replyRate', 'onTimeRate', 'satisfiedRate', 'ratedSatisfiedRate', 'medianDays']

function shown({ key, unit }: Definition, group: Group): string {
  const value = group.values[key]?.value ?? null
  if (value === null) return '—'
  if (unit === 'percent') return `${(value * 100).toFixed(2).replace(/\.?0+$/, '')}%`
  return String(value)
}

/** The indicators of a year, each with what stands above and below the line. */
export function CaseFiguresPage() {
  const thisYear = Number(today().slice(0, 4))
  const [{ year = thisYear, kind, channel = '' }, filter] = useFilters()
  const way = isWay(kind) ? kind : 'channel'
  const channels = useQuery(channelsQuestion)
  const query = new URLSearchParams({
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    by: way,
    ...(channel ? { channel } : {}),
  })
  const table = useQuery({
    queryKey: ['case-figures', query.toString()],
    queryFn: () => api.get<IndicatorTable>(`/cases/indicators?${query}`),
  })
  return (
    <>
      <PageHead
        title="办理指标"
        extra={
          <Link to="/cases">
            <Button>返回来件列表</Button>
          </Link>
        }
      />
      <Space wrap style={{ marginBottom: 16 }}>
        <Select
          aria-label="年度"
          value={year}
          onChange={(next) => filter({ year: next })}
          options={[0, 1, 2, 3, 4].map((back) => ({ value: thisYear - back, label: `${thisYear - back}年` }))}
        />
        <Select
          aria-label="渠道"
          style={{ width: 170 }}
          value={channel}
          onChange={(next) => filter({ channel: next || undefined })}
          options={[
            { value: '', label: '全部渠道' },
            ...(channels.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Segmented
          value={way}
          onChange={(next) => filter({ kind: next })}
          options={Object.entries(ways).map(([value, label]) => ({
            value: value as Way,
            label: `按${label}`,
          }))}
        />
      </Space>
      <Loaded query={table}>{(data) => <Figures data={data} way={way} />}</Loaded>
      <TopicsAndMap query={query} />
    </>
  )
}

function Figures({ data, way }: { data: IndicatorTable; way: Way }) {
  const definitions = data.definitions
  const whole = data.whole
  if ((whole.values.received?.value ?? 0) === 0) return <Nothing>这一年还没有来件。</Nothing>
  return (
    <div className="stack">
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(160px, 1fr))' }}>
        {definitions
          .filter(({ key }) => heads.includes(key))
          .map((definition) => (
            <Card key={definition.key} size="small">
              <Statistic
                title={definition.label}
                value={shown(definition, whole)}
                {...(definition.unit === 'day' ? { suffix: '日' } : {})}
                {...(definition.unit === 'count' ? { suffix: '件' } : {})}
              />
              <Share definition={definition} group={whole} />
            </Card>
          ))}
      </div>
      <FigureCharts data={data} way={way} />
      <Card size="small" title={`按${ways[way]}`}>
        <Tabs
          size="small"
          items={themes.map(([title, keys]) => ({
            key: title,
            label: title,
            children: (
              <Themed data={data} way={way} shown={definitions.filter(({ key }) => keys.includes(key))} />
            ),
          }))}
        />
      </Card>
      <Card size="small" title="指标怎样计算">
        <ul style={{ margin: 0, paddingLeft: 20 }}>
          {definitions.map(({ key, label, numerator, denominator }) => (
            <li key={key}>
              {label}：{numerator}
              {denominator ? ` ÷ ${denominator}` : ''}
            </li>
          ))}
        </ul>
        <p className="quiet">按提交日期统计；重新办理的来件只计一次，合并的来件随主件计算。</p>
      </Card>
    </div>
  )
}

function Themed(props: { data: IndicatorTable; way: Way; shown: readonly Definition[] }) {
  const { data, way } = props
  return (
    <Table<Group>
      rowKey="key"
      size="small"
      dataSource={[...data.groups, { ...data.whole, key: 'whole', label: '合计' }]}
      pagination={false}
      columns={[
        { title: ways[way], dataIndex: 'label' },
        ...props.shown.map((definition) => ({
          title: (
            <Tooltip
              title={`${definition.numerator}${definition.denominator ? ` ÷ ${definition.denominator}` : ''}`}
            >
              <Button
                type="text"
                size="small"
                style={{ height: 'auto', padding: '0 2px', fontWeight: 600, whiteSpace: 'normal' }}
              >
                {definition.label}
              </Button>
            </Tooltip>
          ),
          key: definition.key,
          align: 'right' as const,
          width: 92,
          render: (_: unknown, group: Group) => (
            <>
              {shown(definition, group)}
              <div>
                <Share definition={definition} group={group} />
              </div>
            </>
          ),
        })),
      ]}
    />
  )
}

function Share({ definition, group }: { definition: Definition; group: Group }) {
  const value = group.values[definition.key]
  if (definition.unit !== 'percent' || !value || value.bottom === 0) return null
  return (
    <span className="quiet">
      {value.top} ÷ {value.bottom}
    </span>
  )
}
