import { useQuery } from '@tanstack/react-query'
import { type WordView, wordKindLabels } from '@yangguang/server/contract/foundation/guard'
import { Button, Form, Input, Select, Table } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'

/** Words in letters, comments and questions of the public: flagged for the reader, or sent back to be said otherwise. */
export function WordsPage() {
  const [form] = Form.useForm()
  const list = useQuery({ queryKey: ['guard-words'], queryFn: () => api.get<WordView[]>('/guard/words') })
  const save = useAct((word: object) => api.put('/guard/words', word), {
    done: '已保存',
    touches: [['guard-words']],
    after: () => form.resetFields(),
  })
  return (
    <>
      <PageHead title="敏感词">
        <span className="quiet">
          公众提交的来信、意见和提问按此检查，夹在中间的空格、标点和全角字母不影响识别。
        </span>
      </PageHead>
      <Refused error={save.error} />
      <Form
        form={form}
        layout="inline"
        style={{ marginBottom: 16, rowGap: 8 }}
        initialValues={{ kind: 'hold' }}
        onFinish={(values: object) => save.mutate({ ...values, active: true })}
      >
        <Form.Item
          name="word"
          label={<LabelWithHelp {...help.guardWord}>词语</LabelWithHelp>}
          rules={[{ required: true, message: '请填写词语' }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="kind" label={<LabelWithHelp {...help.guardKind}>处理</LabelWithHelp>}>
          <Select
            style={{ width: 130 }}
            options={Object.entries(wordKindLabels).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          增加
        </Button>
      </Form>
      <Loaded query={list}>
        {(rows) => (
          <Table<WordView>
            rowKey="word"
            size="small"
            style={{ maxWidth: 640 }}
            dataSource={rows}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>还没有敏感词。</Nothing> }}
            columns={[
              { title: '词语', dataIndex: 'word' },
              { title: '处理', dataIndex: 'kind', render: (kind: WordView['kind']) => wordKindLabels[kind] },
              {
                title: '操作',
                key: 'act',
                width: 90,
                render: (_, { word, kind }) => (
                  <Button
                    type="link"
                    size="small"
                    danger
                    onClick={() => save.mutate({ word, kind, active: false })}
                  >
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
