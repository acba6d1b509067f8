import { useQuery } from '@tanstack/react-query'
import type { ProfileInput } from '@yangguang/server/contract/foundation/sites'
import { Button, Card, Form, Input } from 'antd'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'
import { profileQuestion } from './questions.ts'

/** 机关职能、内设机构、负责人 (条例 Art 20 (2)), as the portal shows them on the body's page. */
export function ProfilePage() {
  const me = useMe()
  const profile = useQuery(profileQuestion(me.bodyId))
  return (
    <>
      <PageHead
        title={`机关主页：${me.bodyName}`}
        extra={
          <Button href={`/bodies/${me.bodyId}`} target="_blank">
            在门户查看
          </Button>
        }
      />
      <Loaded query={profile}>
        {(data) => <Editor key={data.version} profile={data} bodyId={me.bodyId} />}
      </Loaded>
    </>
  )
}

function Editor({ profile, bodyId }: { profile: ProfileInput; bodyId: string }) {
  const [form] = Form.useForm<ProfileInput>()
  const kept = useKept<ProfileInput>(form, `profile.${bodyId}`, profile.version)
  const save = useAct(
    (input: ProfileInput) => api.put(`/profiles/${bodyId}`, { ...input, version: profile.version }),
    { done: '已保存，门户已更新', touches: [['profile', bodyId]], before: kept.forget },
  )
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ ...profile, ...kept.values }}
      onValuesChange={kept.keep}
      onFinish={(input) => save.mutate(input)}
      style={{ maxWidth: 980 }}
    >
      {kept.note}
      <Refused error={save.error} />
      <Card
        size="small"
        title={<LabelWithHelp {...help.duties}>机关职能</LabelWithHelp>}
        style={{ marginBottom: 16 }}
      >
        <Form.Item name="duties" noStyle>
          <Input.TextArea aria-label="机关职能" rows={6} maxLength={10_000} />
        </Form.Item>
      </Card>
      <Rows
        name="leaders"
        title="负责人"
        add="增加负责人"
        fields={[
          { name: 'name', label: '姓名', width: 120, required: '请填写姓名' },
          { name: 'post', label: '职务', width: 220, required: '请填写职务' },
          { name: 'duties', label: '分工', width: 420 },
        ]}
      />
      <Rows
        name="offices"
        title="内设机构"
        add="增加内设机构"
        fields={[
          { name: 'name', label: '名称', width: 180, required: '请填写名称' },
          { name: 'duties', label: '职责', width: 420 },
          { name: 'phone', label: '电话', width: 160 },
        ]}
      />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  )
}

interface RowsProps {
  name: 'leaders' | 'offices'
  title: string
  add: string
  fields: readonly { name: string; label: string; width: number; required?: string }[]
}

function Rows({ name, title, add, fields }: RowsProps) {
  return (
    <Card
      size="small"
      title={<LabelWithHelp {...help.duties}>{title}</LabelWithHelp>}
      style={{ marginBottom: 16 }}
    >
      <Form.List name={name}>
        {(rows, { add: addRow, remove }) => (
          <>
            {rows.map((row, at) => (
              <div key={row.key} style={{ display: 'flex', gap: 8 }}>
                {fields.map((field) => (
                  <Form.Item
                    key={field.name}
                    name={[row.name, field.name]}
                    style={{ marginBottom: 8, flex: `${field.width} 1 0` }}
                    rules={field.required ? [{ required: true, message: field.required }] : []}
                  >
                    <Input aria-label={`第${at + 1}行${field.label}`} placeholder={field.label} />
                  </Form.Item>
                ))}
                <Button type="link" danger onClick={() => remove(row.name)} aria-label={`删除第${at + 1}行`}>
                  删除
                </Button>
              </div>
            ))}
            <div>
              <Button onClick={() => addRow({})}>{add}</Button>
            </div>
          </>
        )}
      </Form.List>
    </Card>
  )
}
