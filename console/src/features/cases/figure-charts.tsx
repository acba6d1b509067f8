import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseTopics, IndicatorTable } from '@yangguang/server/contract/engagement/cases'
import { Card, Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { api } from '../../lib/api.ts'
import { Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { PointMap } from './point-map.tsx'

const Chart = lazy(() => import('../../ui/chart.tsx'))
type Group = IndicatorTable['whole']

const GROUPS_MOST = 24
const HEIGHT = 320
const waiting = <Skeleton.Node active style={{ width: '100%', height: HEIGHT }} />
const percent = (value: number | null | undefined) => (value == null ? null : Math.round(value * 1_000) / 10)

/** Received beside answered, and the rates over them; months as lines, everything else as bars. */
export function FigureCharts({ data, way }: { data: IndicatorTable; way: string }) {
  const shown = useMemo(() => {
    const groups = [...data.groups]
    if (way !== 'month') groups.sort((a, b) => figureOf(b, 'received') - figureOf(a, 'received'))
    return groups.slice(0, GROUPS_MOST)
  }, [data, way])
  const option = useMemo(() => {
    // Few names stand straight, many lean.
    const slanted = way !== 'month' && shown.length > 7
    const line = way === 'month' ? 'line' : 'bar'
    const count = (key: string, name: string) => ({
      ...{ name, type: line, yAxisIndex: 0, data: shown.map((group) => figureOf(group, key)) },
    })
    const share = (key: string, name: string) => ({
      ...{ name, type: 'line', yAxisIndex: 1, symbolSize: 7, connectNulls: true },
      data: shown.map((group) => percent(group.values[key]?.value)),
      ...(way === 'month' ? { lineStyle: { type: 'dashed' } } : { lineStyle: { width: 0 } }),
    })
    return {
      tooltip: { trigger: 'axis' },
      legend: { top: 0 },
      grid: { left: 48, right: 48, top: 40, bottom: slanted ? 88 : 32 },
      xAxis: {
        type: 'category',
        data: shown.map(({ label }) => label),
        axisLabel:
          way === 'month' ? {} : { rotate: slanted ? 30 : 0, width: 110, overflow: 'truncate', interval: 0 },
      },
      yAxis: [
        { type: 'value', name: '件', minInterval: 1 },
        { type: 'value', name: '%', max: 100, min: 0, splitLine: { show: false } },
      ],
      series: [
        count('received', '收件'),
        count('replied', '答复'),
        share('onTimeRate', '按时办结率'),
        share('satisfiedRate', '回访满意率'),
      ],
    }
  }, [shown, way])
  return (
    <Card size="small" title="收件、答复和办理质量">
      <Suspense fallback={waiting}>
        <Chart option={option} height={HEIGHT} label="收件、答复、按时办结率和回访满意率，数据见下表" />
      </Suspense>
    </Card>
  )
}

const figureOf = (group: Group, key: string) => group.values[key]?.value ?? 0

/** What people write about, and where, as far as coordinates were given. */
export function TopicsAndMap({ query }: { query: URLSearchParams }) {
  const asked = new URLSearchParams(query)
  asked.delete('by')
  const found = useQuery({
    queryKey: ['case-topics', asked.toString()],
    queryFn: () => api.get<CaseTopics>(`/cases/topics?${asked}`),
  })
  if (!found.data) return null
  const { topics, points, outlines } = found.data
  return (
    <div className="stack" style={{ marginTop: 16 }}>
      <Card size="small" title="热点词（标题分词，比此前一年说得多的排在前面）">
        {topics.length === 0 ? (
          <Nothing>来件还不够多，没有反复出现的词。</Nothing>
        ) : (
          <Topics topics={topics} />
        )}
      </Card>
      {points.length > 0 ? (
        <Card
          size="small"
          title={`诉求分布（${points.length}件有坐标${outlines.length > 0 ? `，底图：${outlines.map(({ name }) => name).join('、')}` : ''}）`}
        >
          <PointMap points={points} outlines={outlines} />
        </Card>
      ) : null}
    </div>
  )
}

function Topics({ topics }: { topics: CaseTopics['topics'] }) {
  const option = useMemo(() => {
    const top = topics.slice(0, 15).reverse()
    return {
      tooltip: { trigger: 'axis' },
      legend: { top: 0 },
      grid: { left: 152, right: 24, top: 32, bottom: 24 },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: {
        ...{ type: 'category', data: top.map(({ word }) => word) },
        axisLabel: { width: 132, overflow: 'truncate' },
      },
      series: [
        { name: '本期', type: 'bar', data: top.map(({ now }) => now) },
        { name: '上期', type: 'bar', data: top.map(({ before }) => before), itemStyle: { opacity: 0.45 } },
      ],
    }
  }, [topics])
  return (
    <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 3fr) minmax(240px, 2fr)' }}>
      <Suspense fallback={waiting}>
        <Chart option={option} height={420} label="反复出现的词和件数，数据见右表" />
      </Suspense>
      <Table
        rowKey="word"
        size="small"
        dataSource={topics}
        pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: '词',
            dataIndex: 'word',
            render: (word: string) => (
              <Link to="/cases" search={{ q: word }}>
                {word}
              </Link>
            ),
          },
          { title: '本期', dataIndex: 'now', align: 'right', width: 70 },
          { title: '上期', dataIndex: 'before', align: 'right', width: 70 },
        ]}
      />
    </div>
  )
}
