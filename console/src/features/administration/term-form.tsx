import type { TermList, TermView } from '@yangguang/server/contract/publication/catalogue/terms'
import { Button, Form, Input } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'

export type EditedTerm = Pick<TermView, 'parent'> & Partial<TermView>

/** The next free code of a level, to be taken or changed. */
function nextCode(all: readonly TermView[], parent: string | null): string {
  const taken = all.filter((term) => term.parent === parent).map(({ code }) => Number(code.slice(-2)))
  return `${parent ?? ''}${String(Math.max(0, ...taken) + 1).padStart(2, '0')}`
}

/** A new theme or genre, or another name for one. */
export function TermForm({
  list,
  all,
  term,
  onDone,
}: {
  list: TermList
  all: readonly TermView[]
  term: EditedTerm
  onDone: () => void
}) {
  const { code, parent, version, retiredOn } = term
  const save = useAct(
    (fields: { title: string; code?: string }) =>
      code === undefined
        ? api.post(`/terms/${list}`, { ...fields, parent })
        : api.put(`/terms/${list}/${code}`, { ...fields, version, inUse: !retiredOn }),
    { done: '已保存，立即生效', touches: [['terms'], ['classification']], after: onDone },
  )
  const noun = list === 'themes' ? '主题' : '体裁'
  const above = all.find((candidate) => candidate.code === parent)
  return (
    <Dialog
      title={code ? `${noun}改名：${term.title}` : above ? `在“${above.title}”下新增主题` : `新增${noun}`}
      onCancel={onDone}
      footer={null}
      destroyOnHidden
    >
      <Form
        layout="vertical"
        initialValues={{ title: term.title, code: nextCode(all, parent) }}
        onFinish={save.mutate}
      >
        <Refused error={save.error} />
        {code === undefined && list === 'themes' ? (
          <Form.Item
            name="code"
            label={<LabelWithHelp {...help.termCode}>代码（用于索引号，以后不能改）</LabelWithHelp>}
            rules={[{ required: true, message: '请填写代码' }]}
          >
            <Input maxLength={4} inputMode="numeric" style={{ width: 120 }} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="title"
          label={<LabelWithHelp {...help.termTitle}>名称</LabelWithHelp>}
          rules={[{ required: true, message: '请填写名称' }]}
          extra={code ? '已经归入的信息随之显示新的名称。' : undefined}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Dialog>
  )
}
