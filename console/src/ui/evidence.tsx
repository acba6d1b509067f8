import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PackageView } from '@yangguang/server/contract/foundation/evidence'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../lib/api.ts'
import { moment, today } from '../lib/time.ts'
import { Refused } from './act.tsx'
import { DayField } from './day-field.tsx'
import { LabelWithHelp } from './help.tsx'
import { Loaded } from './states.tsx'

/** What a hidden post is in the ledger. */
export interface HiddenPost {
  kind: 'case' | 'consultation_comment' | 'interview_question' | 'survey_text'
  id: string
}

const help = {
  organ: {
    help: '有管辖权的公安机关；移送后的调查由它负责，本机关保留原始记录。',
    article: '《中华人民共和国网络安全法》（发现违法信息的，停止传输、保存有关记录并向有关主管部门报告）',
  },
  reason: {
    help: '写明内容涉嫌违反什么规定，不写与案件无关的个人信息。',
  },
} as const

const needed = (message: string) => [{ required: true, message }]

/** A hidden malicious post: sealed for the police, and their receipt. */
export function Evidence({ kind, id }: HiddenPost) {
  const queries = useQueryClient()
  const url = `/evidence/${kind}/${id}`
  const [open, setOpen] = useState<'seal' | PackageView>()
  const packages = useQuery({ queryKey: ['evidence', kind, id], queryFn: () => api.get<PackageView[]>(url) })
  const act = useMutation({
    mutationFn: (values: object) =>
      open === 'seal' ? api.file(url, values) : api.post<void>(`${url}/${open?.id ?? ''}/receipt`, values),
    async onSuccess() {
      setOpen(undefined)
      await queries.invalidateQueries()
    },
  })
  return (
    <Loaded query={packages}>
      {(made) => (
        <>
          {made.length === 0 ? (
            <p className="quiet">内容已屏蔽、没有删除。涉嫌违法的，可以封存证据包移送公安机关。</p>
          ) : null}
          {made.map((one) => (
            <div key={one.id} style={{ marginBottom: 8 }}>
              {one.organ}　<span className="quiet">{moment(one.sealedAt)}</span>
              <div className="quiet" style={{ wordBreak: 'break-all' }}>
                SHA-256：{one.digest}
              </div>
              {one.receivedOn ? (
                <div>
                  回执 {one.receiptNumber}，{one.receivedBy} 于 {one.receivedOn} 签收
                </div>
              ) : (
                <Button size="small" onClick={() => setOpen(one)}>
                  登记回执
                </Button>
              )}
            </div>
          ))}
          <Button size="small" onClick={() => setOpen('seal')}>
            封存证据包
          </Button>
          <Modal
            title={open === 'seal' ? '封存证据包' : '登记公安机关回执'}
            open={open !== undefined}
            footer={null}
            onCancel={() => setOpen(undefined)}
            destroyOnHidden
          >
            <Refused error={act.error} />
            <Form
              layout="vertical"
              initialValues={{ receivedOn: today() }}
              onFinish={(values) => act.mutate(values)}
            >
              {open === 'seal' ? (
                <>
                  <p className="quiet">
                    包内有原文、提交人信息、附件和办理过程；摘要写入账本，下载后不能再改。
                  </p>
                  <Form.Item
                    name="organ"
                    label={<LabelWithHelp {...help.organ}>接收的公安机关</LabelWithHelp>}
                    rules={needed('请填写接收的公安机关')}
                  >
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item
                    name="reason"
                    label={<LabelWithHelp {...help.reason}>移送的理由</LabelWithHelp>}
                    rules={needed('请写明移送的理由')}
                  >
                    <Input.TextArea rows={3} maxLength={200} />
                  </Form.Item>
                </>
              ) : (
                <>
                  <Form.Item name="receiptNumber" label="回执文号" rules={needed('请填写回执文号')}>
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item name="receivedBy" label="签收单位和签收人" rules={needed('请填写签收人')}>
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item name="receivedOn" label="签收日期" rules={needed('请填写签收日期')}>
                    <DayField />
                  </Form.Item>
                </>
              )}
              <Button type="primary" htmlType="submit" loading={act.isPending}>
                {open === 'seal' ? '封存并下载' : '登记'}
              </Button>
            </Form>
          </Modal>
        </>
      )}
    </Loaded>
  )
}

/** The same in a window, where many posts stand in one list. */
export function EvidenceButton(post: HiddenPost) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        移送公安机关
      </Button>
      <Modal title="移送公安机关" open={open} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Evidence {...post} />
      </Modal>
    </>
  )
}
