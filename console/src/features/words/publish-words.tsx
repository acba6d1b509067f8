import { useQuery } from '@tanstack/react-query'
import { type WordRow, wordKindLabels, wordKinds } from '@yangguang/server/contract/foundation/scan'
import { Button, Form, Input, Popconfirm, Select, Tag } from 'antd'
import { useFilters } from '../../app/filters.ts'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { sitesQuestion } from '../sites/questions.ts'
import { scanWordsQuestion } from './questions.ts'

type NewWord = Pick<WordRow, 'kind' | 'word' | 'suggestion' | 'level'>

/** Wrong and sensitive words that the scan before review finds. */
export function PublishWords({ edits }: { edits: boolean }) {
  const [{ q = '', kind: site = '' }, filter] = useFilters()
  const sites = useQuery(sitesQuestion)
  const words = useQuery(scanWordsQuestion(site))
  const remove = useAct((id: string) => api.remove(`/scan/words/${id}`), {
    done: '已删除',
    touches: [['scan-words']],
  })
  return (
    <>
      {edits ? <AddWord key={site} site={site} /> : null}
      <Refused error={remove.error} />
      <div className="page-head">
        <Select
          aria-label="适用站点"
          value={site}
          onChange={(kind) => filter({ kind: kind || undefined })}
          style={{ minWidth: 240 }}
          options={[
            { value: '', label: '所有站点通用' },
            ...(sites.data ?? []).map((one) => ({ value: one.id, label: `${one.name}（另加通用）` })),
          ]}
        />
        <Input.Search
          aria-label="查找字词"
          placeholder="查找字词"
          allowClear
          defaultValue={q}
          onSearch={(text) => filter({ q: text || undefined })}
          style={{ width: 240 }}
        />
      </div>
      <Loaded query={words}>
        {(all) => (
          <Table<WordRow>
            rowKey="id"
            size="middle"
            dataSource={all.filter((row) => q === '' || row.word.includes(q) || row.suggestion.includes(q))}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>没有符合条件的字词。</Nothing> }}
            columns={[
              { title: '字词', dataIndex: 'word' },
              {
                title: '适用',
                width: 110,
                dataIndex: 'siteId',
                render: (id: string | null) =>
                  id === null ? '通用' : (sites.data?.find((one) => one.id === id)?.name ?? ''),
              },
              { title: '建议', dataIndex: 'suggestion', render: (text: string) => text || '—' },
              {
                title: '类别',
                dataIndex: 'kind',
                width: 110,
                render: (kind: WordRow['kind']) => wordKindLabels[kind],
              },
              {
                title: '处理',
                dataIndex: 'level',
                width: 120,
                render: (level: WordRow['level']) =>
                  level === 'block' ? <Tag color="#b3141a">不能送审</Tag> : <Tag color="#8a5300">提醒</Tag>,
              },
              ...(edits
                ? [
                    {
                      title: '操作',
                      width: 90,
                      render: (_: unknown, row: WordRow) => (
                        <Popconfirm title={`删除“${row.word}”？`} onConfirm={() => remove.mutate(row.id)}>
                          <Button type="link" danger>
                            删除
                          </Button>
                        </Popconfirm>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

function AddWord({ site }: { site: string }) {
  const [form] = Form.useForm<NewWord>()
  const add = useAct((input: NewWord) => api.post('/scan/words', { ...input, siteId: site || null }), {
    done: '已增加，下次检查时生效',
    touches: [['scan-words']],
    after: () => form.resetFields(['word', 'suggestion']),
  })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ kind: 'wrong', level: 'warn', suggestion: '' }}
      onFinish={(input) => add.mutate(input)}
    >
      <Refused error={add.error} />
      <div className="row">
        <Form.Item name="word" label="字词" rules={[{ required: true, message: '请填写字词' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="suggestion" label="建议写法">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label="类别">
          <Select options={wordKinds.map((kind) => ({ value: kind, label: wordKindLabels[kind] ?? kind }))} />
        </Form.Item>
        <Form.Item
          name="level"
          label={
            <LabelWithHelp
              help="“不能送审”的字词改正之前文本不能送审；“提醒”只在检查结果中列出，由信息员判断。"
              article="政府网站发展指引（国办发〔2017〕47号）：加强内容校对，杜绝严重表述错误"
            >
              处理
            </LabelWithHelp>
          }
        >
          <Select
            options={[
              { value: 'warn', label: '提醒' },
              { value: 'block', label: '不能送审' },
            ]}
          />
        </Form.Item>
        <Form.Item label=" " colon={false} style={{ flex: '0 0 auto' }}>
          <Button type="primary" htmlType="submit" loading={add.isPending}>
            增加
          </Button>
        </Form.Item>
      </div>
    </Form>
  )
}
