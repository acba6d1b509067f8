import { useNavigate } from '@tanstack/react-router'
import type { RequestMail } from '@yangguang/server/contract/requests/requests'
import { Alert, Button, Card, Descriptions } from 'antd'
import { useState } from 'react'
import { ActDialog, type Asking } from './dialog.tsx'

/** The e-mail beside the form it is registered with; what is no request is put aside with a reason. */
export function MailCard({ mail }: { mail: RequestMail }) {
  const navigate = useNavigate()
  const [asking, setAsking] = useState<Asking>()
  return (
    <Card
      size="small"
      title="收到的邮件"
      extra={
        mail.state === 'waiting' ? (
          <Button
            size="small"
            onClick={() =>
              setAsking({
                title: '不是申请，搁置',
                path: `/request-mails/${mail.id}/dismissal`,
                fields: [
                  { name: 'reason', label: '理由', kind: 'area', required: '请写明理由', most: 300, rows: 2 },
                ],
                after: () => void navigate({ to: '/' }),
              })
            }
          >
            不是申请
          </Button>
        ) : null
      }
    >
      {mail.state === 'waiting' ? null : (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={mail.state === 'registered' ? '这封邮件已经登记。' : `这封邮件已经搁置：${mail.reason}`}
        />
      )}
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'from', label: '发件人', children: `${mail.fromName}　${mail.fromAddress}` },
          { key: 'on', label: '到达日期', children: mail.arrivedOn },
          { key: 'subject', label: '主题', children: mail.subject || '（无）' },
        ]}
      />
      <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{mail.text || '（没有正文）'}</p>
      {mail.files.length > 0 ? (
        <ul style={{ margin: 0, paddingLeft: 20 }}>
          {mail.files.map((file) => (
            <li key={file.position}>
              <a href={`/api/request-mails/${mail.id}/files/${file.position}`}>{file.name}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {mail.leftOut.length > 0 ? (
        <p className="quiet">没有收取的附件（不支持的类型）：{mail.leftOut.join('、')}</p>
      ) : null}
      <p className="quiet">收到申请之日以双方确认之日为准，请当日与申请人联系确认（条例第三十一条）。</p>
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
    </Card>
  )
}
