import type { ImportResult } from '@yangguang/server/contract/foundation/bodies'
import { Alert, Button, Space, Tag, Upload } from 'antd'
import { useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Table } from '../../ui/table.tsx'

/** A workbook of bodies, people or services: tried out first, row by row; all rows are taken or none. */
export function ImportSheet({
  what,
  onDone,
}: {
  what: 'bodies' | 'people' | 'services'
  onDone: () => void
}) {
  const [file, setFile] = useState<{ name: string; base64: string } | null>(null)
  const dry = useAct((base64: string) => api.post<ImportResult>(`/${what}/import/try`, { base64 }), {
    touches: [],
  })
  const take = useAct((base64: string) => api.post<ImportResult>(`/${what}/import`, { base64 }), {
    done: '已导入',
    touches: [[what]],
    after: (result) => {
      if (result.imported > 0) onDone()
    },
  })
  const rows = dry.data?.rows ?? []
  const faulty = rows.filter((row) => row.problems.length > 0)
  const choose = async (chosen: File) => {
    const base64 = await base64Of(chosen)
    setFile({ name: chosen.name, base64 })
    dry.mutate(base64)
  }
  return (
    <div className="stack">
      <p style={{ margin: 0 }}>
        请先下载
        <a href={`/api/${what}/import/template`}>导入模板（xlsx）</a>
        ，填好后上传。上传后先试导入并逐行列出问题，确认无误才写入；任何一行有误都不会写入。
      </p>
      <Upload
        accept=".xlsx"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          void choose(chosen)
          return false
        }}
      >
        <Button loading={dry.isPending}>{file ? `重新选择（${file.name}）` : '选择文件'}</Button>
      </Upload>
      <Refused error={dry.error ?? take.error} />
      {dry.data ? (
        <>
          <Alert
            type={faulty.length > 0 ? 'warning' : 'success'}
            showIcon
            title={
              faulty.length > 0
                ? `共 ${rows.length} 行，其中 ${faulty.length} 行有误，请在表中改正后重新上传。`
                : `共 ${rows.length} 行，没有发现问题。`
            }
          />
          <Table
            rowKey="line"
            size="small"
            dataSource={faulty.length > 0 ? faulty : rows}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: '行', dataIndex: 'line', width: 60 },
              { title: '内容', dataIndex: 'label' },
              {
                title: '结果',
                dataIndex: 'problems',
                render: (problems: string[]) =>
                  problems.length === 0 ? <Tag color="#1b6e3c">可以导入</Tag> : problems.join('；'),
              },
            ]}
          />
          <Space>
            <Button
              type="primary"
              disabled={faulty.length > 0 || rows.length === 0 || !file}
              loading={take.isPending}
              onClick={() => file && take.mutate(file.base64)}
            >
              导入 {rows.length} 行
            </Button>
          </Space>
        </>
      ) : null}
    </div>
  )
}
