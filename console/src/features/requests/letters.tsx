import type { LetterView, RequestDetail } from '@yangguang/server/contract/requests/requests'
import { deliveryWayLabels } from '@yangguang/server/contract/requests/requests'
import { Button, Card, Collapse, Space, Tag } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { deliveryFields } from './acts.ts'
import { ActDialog, type Asking } from './dialog.tsx'
import { LetterText } from './letter-text.tsx'

/** Every letter of the case with its delivery; the newest open, the earlier ones folded. */
export function Letters({ request }: { request: RequestDetail }) {
  const [asking, setAsking] = useState<Asking>()
  if (request.letters.length === 0) return null
  const newest = request.letters.filter((letter) => letter.consultationId === null).at(-1)
  const deliver = (letter: LetterView) =>
    setAsking({
      title: '登记送达',
      path: `/requests/${request.id}/letters/${letter.id}/delivery`,
      fields: deliveryFields,
      initial: { way: letter.consultationId ? 'post' : request.deliveryWay, on: today() },
    })
  const mail = (letter: LetterView) =>
    setAsking({
      title: '发送电子邮件',
      about: '把文书（答复还连同随附的信息）发到收件人留下的邮箱；对方服务器接收后自动登记送达。',
      path: `/requests/${request.id}/letters/${letter.id}/mail`,
      fields: [],
      submit: '发送',
    })
  const seal = (letter: LetterView) =>
    setAsking({
      title: '加盖电子签章',
      about: '把文书送本单位的电子签章服务签章；签章后下载、发送的都是签章后的文件。',
      path: `/requests/${request.id}/letters/${letter.id}/seal`,
      fields: [],
      submit: '签章',
    })
  return (
    <Card size="small" title="文书">
      <Collapse
        size="small"
        defaultActiveKey={newest ? [newest.id] : []}
        items={request.letters.map((letter) => ({
          key: letter.id,
          label: (
            <Space wrap>
              <span>{letter.title}</span>
              <span className="quiet">
                {letter.number}　{letter.issuedOn}
              </span>
              {letter.sealing === 'sealed' ? <Tag color="#1b6e3c">已加盖电子签章</Tag> : null}
              {letter.deliveredOn ? <Tag color="#1b6e3c">已送达</Tag> : <Tag>未送达</Tag>}
            </Space>
          ),
          children: (
            <div className="stack">
              <LetterText letter={letter} />
              <Space wrap>
                <a href={`/api/requests/${request.id}/letters/${letter.id}/pdf`}>下载 PDF</a>
                <a href={`/api/requests/${request.id}/letters/${letter.id}/docx`}>下载 Word</a>
                {request.may.handle && (letter.sealing === 'waiting' || letter.sealing === 'failed') ? (
                  <Button size="small" onClick={() => seal(letter)}>
                    电子签章没有成功，重新签章
                  </Button>
                ) : null}
                {letter.deliveredOn ? (
                  <span className="quiet">
                    {letter.deliveredOn} 送达
                    {letter.deliveryWay
                      ? `（${deliveryWayLabels[letter.deliveryWay as keyof typeof deliveryWayLabels] ?? letter.deliveryWay}）`
                      : ''}{' '}
                    {letter.deliveryProof}
                  </span>
                ) : request.may.handle ? (
                  <>
                    <Button size="small" onClick={() => deliver(letter)}>
                      登记送达
                    </Button>
                    {letter.mailing === 'waiting' ? (
                      <span className="quiet">正在以电子邮件发送</span>
                    ) : (
                      <Button size="small" onClick={() => mail(letter)}>
                        {letter.mailing === 'failed' ? '电子邮件没有发出，重新发送' : '发送电子邮件'}
                      </Button>
                    )}
                  </>
                ) : (
                  <span className="quiet">尚未登记送达</span>
                )}
              </Space>
            </div>
          ),
        }))}
      />
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
    </Card>
  )
}
