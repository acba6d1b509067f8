import { useQuery } from '@tanstack/react-query'
import type { CorrectionView } from '@yangguang/server/contract/requests/corrections'
import { correctionResultLabels } from '@yangguang/server/contract/requests/corrections'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { optionsOf } from './acts.ts'
import { ActDialog, type Asking } from './dialog.tsx'
import { help } from './help.ts'
import { correctionsQuestion } from './questions.ts'

/** Records that people say are wrong about them (Art 41): checked, then answered with the 更正告知书. */
export function CorrectionsPage() {
  const [asking, setAsking] = useState<Asking>()
  const list = useQuery(correctionsQuestion)
  const close = (one: CorrectionView) =>
    setAsking({
      title: `办结 ${one.number}`,
      about:
        '有权更正的，审核属实后更正并告知；不属于本机关职能的，可以转送有权更正的机关并告知，或者告知申请人向该机关提出。',
      path: `/corrections/${one.id}/result`,
      with: { version: one.version },
      fields: [
        {
          name: 'result',
          label: '审核结果',
          kind: 'radio',
          options: optionsOf(correctionResultLabels),
          help: help.correctionResult,
        },
        {
          name: 'text',
          label: '核实的情况',
          help: help.correctionResult,
          kind: 'area',
          required: '请写明核实的情况',
          most: 1000,
          hint: '写入更正告知书；转送、告知的写明机关名称和联系方式',
        },
      ],
      initial: { result: 'corrected' },
      submit: '办结并出具告知书',
    })
  return (
    <>
      <PageHead title="更正信息记录">
        <span className="quiet">条例第四十一条；不属于公开申请，不计入年度报告表三</span>
      </PageHead>
      <Loaded query={list}>
        {(rows) => (
          <Table<CorrectionView>
            rowKey="id"
            size="middle"
            dataSource={rows}
            tableLayout="fixed"
            least={760}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>没有更正申请。</Nothing> }}
            expandable={{
              expandedRowRender: (one) => (
                <div className="stack">
                  <p>申请人：{one.person}</p>
                  <p>不准确的内容：{one.wrong}</p>
                  <p>应当更正为：{one.wanted}</p>
                  <p>
                    证明材料：
                    {one.files.map((file) => (
                      <span key={file.position}>
                        <a href={`/api/corrections/${one.id}/files/${file.position}`}>{file.name}</a>{' '}
                      </span>
                    ))}
                  </p>
                  {one.result ? <p>核实的情况：{one.resultText}</p> : null}
                </div>
              ),
            }}
            columns={[
              { title: '编号', dataIndex: 'number', width: 190 },
              {
                title: '记录',
                dataIndex: 'record',
                render: (text: string) => (
                  <span className="two-lines" title={text}>
                    {text}
                  </span>
                ),
              },
              { title: '申请人', dataIndex: 'person', width: 120, responsive: ['xl'] },
              { title: '收到日期', dataIndex: 'receivedOn', width: 110 },
              {
                title: '结果',
                width: 190,
                render: (_, one) =>
                  one.result ? (
                    <>
                      <Tag>{one.closedOn}</Tag> {correctionResultLabels[one.result]}
                    </>
                  ) : (
                    '核实中'
                  ),
              },
              {
                title: '办理',
                width: 90,
                render: (_, one) =>
                  one.result ? null : (
                    <Button size="small" type="primary" onClick={() => close(one)}>
                      办结
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
    </>
  )
}
