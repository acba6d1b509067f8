import { useQuery } from '@tanstack/react-query'
import { type WordView, wordKindLabels } from '@yangguang/server/contract/foundation/guard'
import { Button, Form, Input, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

const kinds = (['hold', 'refuse'] as const).map((kind) => ({ value: kind, label: wordKindLabels[kind] }))

/** Words that keep a citizen's text back until an officer has read it, or ask to say it otherwise. */
export function CitizenWords() {
  const [form] = Form.useForm<WordView>()
  const words = useQuery({ queryKey: ['guard-words'], queryFn: () => api.get<WordView[]>('/guard/words') })
  const save = useAct((word: WordView & { active: boolean }) => api.put('/guard/words', word), {
    done: '已保存，立即生效',
    touches: [['guard-words']],
    after: () => form.resetFields(['word']),
  })
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'hold' }}
        onFinish={(word) => save.mutate({ ...word, active: true })}
      >
        <Refused error={save.error} />
        <div className="row">
          <Form.Item
            name="word"
            label={<LabelWithHelp {...help.word}>词语</LabelWithHelp>}
            rules={[{ required: true, message: '请填写词语' }]}
          >
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="kind" label={<LabelWithHelp {...help.kind}>处理</LabelWithHelp>}>
            <Select options={kinds} />
          </Form.Item>
          <Form.Item label=" " colon={false} style={{ flex: '0 0 auto' }}>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              增加
            </Button>
          </Form.Item>
        </div>
      </Form>
      <Loaded query={words}>
        {(all) => (
          <Table<WordView>
            rowKey="word"
            size="middle"
            dataSource={all}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>没有敏感词。</Nothing> }}
            columns={[
              { title: '词语', dataIndex: 'word' },
              {
                title: '处理',
                dataIndex: 'kind',
                width: 160,
                render: (kind: WordView['kind']) => wordKindLabels[kind],
              },
              {
                title: '操作',
                width: 90,
                render: (_, row) => (
                  <Button type="link" danger onClick={() => save.mutate({ ...row, active: false })}>
                    停用
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
