import { useQuery } from '@tanstack/react-query'
import type { StorageView } from '@yangguang/server/contract/platform/storage'
import { Alert, Card, Progress, Statistic } from 'antd'
import { HelpButton } from '../../ui/help.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { keptIn } from './kept-in.ts'
import { storageQuestion } from './questions.ts'

const GIB = 1024 ** 3
const LOW = 5 * GIB
const fileClasses = { public: '已公开的文件', private: '非公开的文件（加密）' } as const

/** How much room everything takes and how much there still is. */
export function StoragePage() {
  const storage = useQuery(storageQuestion)
  return (
    <>
      <PageHead title="存储用量" extra={<HelpButton topic="storage" />} />
      <Loaded query={storage}>
        {({ disk, database, tables, files }) => (
          <div className="stack">
            {disk.free < LOW ? (
              <Alert
                type="error"
                showIcon
                title={`数据所在磁盘只剩 ${size(disk.free)}，写满后将不能保存，请尽快清理或者扩容。`}
              />
            ) : null}
            <div className="tiles">
              <Card title="磁盘" size="small">
                <Progress
                  percent={Math.round((1 - disk.free / disk.total) * 100)}
                  status={disk.free < LOW ? 'exception' : 'normal'}
                  strokeColor={disk.free < LOW ? '#b3141a' : '#1b6e3c'}
                  aria-label="磁盘已用比例"
                />
                <p className="quiet">
                  共 {size(disk.total)}，剩余 {size(disk.free)}
                </p>
              </Card>
              <Card title="数据库" size="small">
                <Statistic value={size(database.bytes)} />
                <p className="quiet">PostgreSQL {database.version}</p>
              </Card>
              {files.map((one) => (
                <Card key={one.class} title={fileClasses[one.class]} size="small">
                  <Statistic value={size(one.bytes)} />
                  <p className="quiet">{one.count} 个</p>
                </Card>
              ))}
            </div>
            <Card title="最大的数据表" size="small">
              <Table<StorageView['tables'][number]>
                rowKey="name"
                size="small"
                pagination={false}
                dataSource={tables}
                columns={[
                  { title: '内容', key: 'part', render: (_, { name }) => keptIn(name) ?? '其他' },
                  {
                    title: '数据表',
                    dataIndex: 'name',
                    render: (name: string) => <code className="quiet">{name}</code>,
                  },
                  {
                    title: '约有记录',
                    dataIndex: 'rows',
                    align: 'right',
                    render: (rows: number) => rows.toLocaleString(),
                  },
                  { title: '占用', dataIndex: 'bytes', align: 'right', width: 160, render: size },
                ]}
              />
            </Card>
          </div>
        )}
      </Loaded>
    </>
  )
}

function size(bytes: number): string {
  if (bytes >= GIB) return `${(bytes / GIB).toFixed(1)} GB`
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}
