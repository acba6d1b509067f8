import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { Refused, useAct } from '../../../ui/act.tsx'

/** Keeps an earlier edition from the public; the office still reads and compares it. */
export function CloseEdition({ document, no }: { document: string; no: number }) {
  const [open, setOpen] = useState(false)
  const close = useAct(
    (values: { reason: string }) => api.post(`/documents/${document}/editions/${no}/close`, values),
    { done: '已关闭该版本', touches: [['document', document]], after: () => setOpen(false) },
  )
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        不再供公众查阅
      </Button>
      <Modal
        title={`第${no}版不再供公众查阅`}
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
      >
        <p>
          已被代替的版本默认可以在网站上查阅。含有个人信息等不宜继续公开的，在此关闭；本单位人员仍可查看。
        </p>
        <Refused error={close.error} />
        <Form layout="vertical" onFinish={(values: { reason: string }) => close.mutate(values)}>
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={close.isPending}>
            关闭该版本
          </Button>
        </Form>
      </Modal>
    </>
  )
}
