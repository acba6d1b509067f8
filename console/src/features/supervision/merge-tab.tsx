import { useQuery } from '@tanstack/react-query'
import type { MergedView } from '@yangguang/server/contract/oversight/supervision'
import { Alert, Button, Card, Space, Tabs } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Loaded } from '../../ui/states.tsx'
import { cellLabels } from '../annual-report/labels.ts'
import { ScreenLink } from '../annual-report/screen-link.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { MergedTables } from './merged-tables.tsx'
import { PartsDrawer } from './parts-drawer.tsx'
import { SharedTable } from './shared-table.tsx'
import type { LevelYear } from './supervision-page.tsx'

/** The reports of the level added into one, over a coverage list that says who is in it and how. */
export function MergeTab({ at }: { at: LevelYear }) {
  const merged = useQuery({
    queryKey: ['supervision-merged', at.body, at.year],
    queryFn: () => api.get<MergedView>(`/supervision/merged?body=${at.body}&year=${at.year}`),
  })
  return <Loaded query={merged}>{(data) => <Merged at={at} data={data} />}</Loaded>
}

function Merged({ at, data }: { at: LevelYear; data: MergedView }) {
  const [opened, setOpened] = useState<string>()
  return (
    <div className="stack">
      <Space wrap>
        <span>
          计入{data.counted}份报告，用时 {(data.milliseconds / 1000).toFixed(1)} 秒
        </span>
        <Button href={`/api/supervision/workbook?body=${at.body}&year=${at.year}&of=merged`}>
          导出 Excel
        </Button>
        {data.own ? (
          <ScreenLink to={`/reports/${data.own.id}`}>打开本级报告</ScreenLink>
        ) : (
          <ScreenLink to={`/reports?year=${at.year}`}>开始编制本级报告</ScreenLink>
        )}
      </Space>
      <Said data={data} />
      <Tabs
        size="small"
        items={[
          {
            key: 'tables',
            label: '汇总数据',
            children: <MergedTables data={data} onOpen={setOpened} />,
          },
          {
            key: 'coverage',
            label: `汇总范围（${data.coverage.length}）`,
            children: <CoverageTable at={at} rows={data.coverage} />,
          },
          {
            key: 'shared',
            label: `重复扣除（${data.deductions.length}）`,
            children: <SharedTable at={at} data={data} />,
          },
          ...(data.own
            ? [
                {
                  key: 'own',
                  label: `与本级报告对照（${data.differences.length}）`,
                  children: <Differences data={data} />,
                },
              ]
            : []),
        ]}
      />
      <PartsDrawer at={at} cell={opened} format={data.format} onClose={() => setOpened(undefined)} />
    </div>
  )
}

const list = (names: readonly string[]) =>
  names.length > 20 ? `${names.slice(0, 20).join('、')}等` : names.join('、')

function Said({ data }: { data: MergedView }) {
  const { missing, twice, unfit, unsettled, findings } = data
  return (
    <>
      {missing.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={`有${missing.length}个单位没有报告`}
          description={list(missing)}
        />
      ) : null}
      {twice.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={`有${twice.length}个单位被重复计入`}
          description={`${list(twice)}。请在“汇总范围”中说明怎样计入。`}
        />
      ) : null}
      {unfit.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`有${unfit.length}个单位的报告缺表或者格式不符，只计入能够相加的部分`}
          description={list(unfit)}
        />
      ) : null}
      {unsettled.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`有${unsettled.length}个数据存疑，没有计入`}
          description={list([...new Set(unsettled.map(({ bodyName }) => bodyName))])}
        />
      ) : null}
      {findings.map((found) => (
        <Alert key={found.message} type="warning" showIcon title={found.message} />
      ))}
      {missing.length + twice.length + unfit.length + unsettled.length + findings.length === 0 ? (
        <Alert type="success" showIcon title="各单位都有报告，没有重复计入，勾稽关系全部成立。" />
      ) : null}
    </>
  )
}

function Differences({ data }: { data: MergedView }) {
  const labels = cellLabels(data.format)
  if (data.differences.length === 0)
    return <Alert type="success" showIcon title="本级报告的每个数据都等于汇总数。" />
  return (
    <Card size="small">
      <div className="official">
        <table>
          <caption>本级报告与汇总数不同的数据</caption>
          <thead>
            <tr>
              <th scope="col">数据项</th>
              <th scope="col">本级报告</th>
              <th scope="col">汇总</th>
              <th scope="col">相差</th>
            </tr>
          </thead>
          <tbody>
            {data.differences.map(({ cell, own, merged }) => (
              <tr key={cell}>
                <th scope="row">{labels.get(cell) ?? cell}</th>
                <td>{own}</td>
                <td>{merged}</td>
                <td>{Math.round((own - merged) * 1e6) / 1e6}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
