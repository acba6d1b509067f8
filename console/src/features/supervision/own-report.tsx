import type { Beside } from '@yangguang/server/contract/oversight/supervision'
import { Alert } from 'antd'
import { Table } from '../../ui/table.tsx'
import { ScreenLink } from '../annual-report/screen-link.tsx'

const shown = (value: number | null) => value ?? '—'

/** The report the body has in the system already, and where the file departs from it. */
export function OwnReport({ beside: { own, differences, same } }: { beside: Beside }) {
  if (!own) return null
  const kind = own.imported ? '此前收录的报告' : `系统内编制的报告（${own.stateLabel}）`
  return (
    <section aria-label="与系统内报告对照">
      <Alert
        type={own.replaceable ? 'info' : 'warning'}
        showIcon
        title={`该单位有${kind}`}
        action={<ScreenLink to={`/reports/${own.reportId}`}>打开系统内的报告</ScreenLink>}
        description={
          <>
            {differences.length === 0
              ? `${same}项数字全部一致。`
              : `${same}项数字一致，${differences.length}项不一致。`}
            {own.imported
              ? '通过后以这份文件为新的一版。'
              : own.replaceable
                ? '可以采用报送的文件，也可以退回文件、以系统内编制的为准。'
                : '系统内的报告已送审或者已发布，不能以文件代替。'}
          </>
        }
      />
      {differences.length === 0 ? null : (
        <Table
          rowKey="cell"
          size="small"
          style={{ marginTop: 8 }}
          dataSource={differences}
          pagination={{ defaultPageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: '项目', dataIndex: 'label' },
            { title: '系统内', dataIndex: 'own', align: 'right', width: 90, render: shown },
            { title: '报送的文件', dataIndex: 'filed', align: 'right', width: 110, render: shown },
          ]}
        />
      )}
    </section>
  )
}
