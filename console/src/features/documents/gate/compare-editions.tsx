import { useQuery } from '@tanstack/react-query'
import type { DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import type { Comparison } from '@yangguang/server/contract/publication/catalogue/gate'
import { Button, Descriptions, Modal, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { moment } from '../../../lib/time.ts'
import { Loaded } from '../../../ui/states.tsx'

type Pieces = Comparison['text'][number]['left']
const fileChanges = { same: '未变', added: '新增', removed: '删除', replaced: '已替换' } as const

/** Two editions side by side, the newest beside the one before it. */
export function CompareEditions({ document }: { document: DocumentDetail }) {
  const [open, setOpen] = useState(false)
  const [newest, before] = document.editions
  const comparison = useQuery({
    queryKey: ['document', document.id, 'compare', before?.no, newest?.no],
    queryFn: () =>
      api.get<Comparison>(`/documents/${document.id}/compare?from=${before?.no}&to=${newest?.no}`),
    enabled: open && before !== undefined,
  })
  if (!newest || !before) return null
  return (
    <>
      <Button style={{ marginTop: 8 }} onClick={() => setOpen(true)}>
        与上一版对照
      </Button>
      <Modal
        title={`第${before.no}版与第${newest.no}版对照`}
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={1080}
        destroyOnHidden
      >
        <Loaded query={comparison}>{(found) => <Besides found={found} />}</Loaded>
      </Modal>
    </>
  )
}

function Besides({ found }: { found: Comparison }) {
  return (
    <>
      {found.fields.length > 0 ? (
        <Descriptions
          size="small"
          bordered
          column={1}
          style={{ marginBottom: 16 }}
          items={found.fields.map((field) => ({
            key: field.label,
            label: field.label,
            children: (
              <>
                <del style={{ color: '#8f1116' }}>{field.from || '（空）'}</del>　→　
                <ins style={{ color: '#14532d' }}>{field.to || '（空）'}</ins>
              </>
            ),
          }))}
        />
      ) : null}
      <section style={{ maxHeight: 480, overflow: 'auto' }} tabIndex={0} aria-label="正文对照">
        <table style={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse' }}>
          <thead>
            <tr>
              <th scope="col">
                第{found.from.no}版（{moment(found.from.frozenAt)}）
              </th>
              <th scope="col">
                第{found.to.no}版（{moment(found.to.frozenAt)}）
              </th>
            </tr>
          </thead>
          <tbody>
            {found.text.map((row, index) => (
              <tr key={index}>
                <Side pieces={row.left} />
                <Side pieces={row.right} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {found.attachments.length > 0 ? (
        <ul>
          {found.attachments.map((file) => (
            <li key={file.name}>
              {file.name} <Tag>{fileChanges[file.change]}</Tag>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Side({ pieces }: { pieces: Pieces }) {
  const cell = { verticalAlign: 'top', padding: '4px 8px', borderTop: '1px solid #e5e7eb' } as const
  return (
    <td style={cell}>
      {(pieces ?? []).map((piece, index) => {
        const key = `${index}`
        if (piece.change === 'removed')
          return (
            <del key={key} style={{ background: '#fde8e8', color: '#8f1116' }}>
              {piece.text}
            </del>
          )
        if (piece.change === 'added')
          return (
            <ins key={key} style={{ background: '#e3f4e8', color: '#14532d' }}>
              {piece.text}
            </ins>
          )
        return <span key={key}>{piece.text}</span>
      })}
    </td>
  )
}
