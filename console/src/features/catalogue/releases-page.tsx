import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DocumentRow } from '@yangguang/server/contract/publication/catalogue'
import type { ReleaseView } from '@yangguang/server/contract/publication/catalogue/agenda'
import { releaseStateLabels } from '@yangguang/server/contract/publication/catalogue/agenda'
import { Button, Form, Input, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

type Step = { row: ReleaseView; kind: 'move' | 'cancel' | 'done' }

/** 发布日历: what will come out on which day, as the public reads it. */
export function ReleasesPage() {
  const me = useMe()
  const plans = me.roles.some(({ role }) => role === 'information_officer' || role === 'disclosure_office')
  const [step, setStep] = useState<Step>()
  const releases = useQuery({ queryKey: ['releases'], queryFn: () => api.get<ReleaseView[]>('/releases') })
  return (
    <div className="stack">
      {plans ? <Planning /> : null}
      <Loaded query={releases}>
        {(rows) => (
          <Table<ReleaseView>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>没有发布预告。</Nothing> }}
            columns={[
              { title: '日期', dataIndex: 'on', width: 110 },
              {
                title: '信息名称',
                dataIndex: 'title',
                render: (title: string, row) => (
                  <>
                    {row.documentId ? (
                      <Link to="/documents/$id" params={{ id: row.documentId }}>
                        {title}
                      </Link>
                    ) : (
                      title
                    )}
                    {row.note ? <span className="quiet">　{row.note}</span> : null}
                    {row.reason ? (
                      <div className="quiet">
                        {row.movedFrom ? `原定 ${row.movedFrom}，` : ''}
                        {row.reason}
                      </div>
                    ) : null}
                  </>
                ),
              },
              { title: '单位', dataIndex: 'bodyName', width: 180, responsive: ['xl'] },
              {
                title: '情况',
                dataIndex: 'state',
                width: 110,
                render: (state: ReleaseView['state'], row) =>
                  row.late ? <Tag color="red">逾期未发布</Tag> : <Tag>{releaseStateLabels[state]}</Tag>,
              },
              {
                title: '操作',
                key: 'act',
                width: 220,
                render: (_, row) =>
                  plans && row.state === 'planned' ? (
                    <Space size={4}>
                      <Button size="small" onClick={() => setStep({ row, kind: 'done' })}>
                        已发布
                      </Button>
                      <Button size="small" type="link" onClick={() => setStep({ row, kind: 'move' })}>
                        改期
                      </Button>
                      <Button
                        size="small"
                        type="link"
                        danger
                        onClick={() => setStep({ row, kind: 'cancel' })}
                      >
                        取消
                      </Button>
                    </Space>
                  ) : null,
              },
            ]}
          />
        )}
      </Loaded>
      {step ? <Moving step={step} onClose={() => setStep(undefined)} /> : null}
    </div>
  )
}

function Planning() {
  const me = useMe()
  const [form] = Form.useForm()
  const plan = useAct((values: object) => api.post('/releases', { ...values, bodyId: me.bodyId }), {
    done: '已列入发布日历',
    touches: [['releases']],
    after: () => form.resetFields(),
  })
  return (
    <div>
      <Refused error={plan.error} />
      <Form
        form={form}
        layout="inline"
        onFinish={(values: object) => plan.mutate(values)}
        style={{ rowGap: 8 }}
      >
        <Form.Item
          name="on"
          label={<LabelWithHelp {...help.releaseOn}>发布日期</LabelWithHelp>}
          rules={[{ required: true, message: '请填写日期' }]}
        >
          <DayField min={today()} />
        </Form.Item>
        <Form.Item
          name="title"
          label={<LabelWithHelp {...help.releaseTitle}>信息名称</LabelWithHelp>}
          rules={[{ required: true, message: '请填写名称' }]}
        >
          <Input maxLength={200} style={{ width: 300 }} placeholder="三季度国民经济运行情况" />
        </Form.Item>
        <Form.Item name="note" label={<LabelWithHelp {...help.releaseNote}>说明</LabelWithHelp>}>
          <Input maxLength={200} placeholder="上午10时" />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={plan.isPending}>
          预告
        </Button>
      </Form>
    </div>
  )
}

const titles = { move: '改期', cancel: '取消发布', done: '登记已经发布' } as const

function Moving({ step: { row, kind }, onClose }: { step: Step; onClose: () => void }) {
  const act = useAct(
    (values: object) => {
      const body = { on: null, ...values, version: row.version }
      return api.post(`/releases/${row.id}/${kind === 'done' ? 'done' : 'move'}`, body)
    },
    { done: '已登记', touches: [['releases']], after: onClose },
  )
  return (
    <Dialog
      title={`${titles[kind]}：${row.title}`}
      okText="确定"
      cancelText="不改"
      confirmLoading={act.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'release-step' }}
      onCancel={onClose}
    >
      <Refused error={act.error} />
      <Form id="release-step" layout="vertical" onFinish={(values: object) => act.mutate(values)}>
        {kind === 'done' ? <Which /> : null}
        {kind === 'move' ? (
          <Form.Item
            name="on"
            label={<LabelWithHelp {...help.releaseOn}>新的发布日期</LabelWithHelp>}
            rules={[{ required: true, message: '请填写新的发布日期' }]}
          >
            <DayField min={today()} />
          </Form.Item>
        ) : null}
        {kind === 'done' ? null : (
          <Form.Item
            name="reason"
            label={<LabelWithHelp {...help.releaseMoved}>原因（在门户公开）</LabelWithHelp>}
            rules={[{ required: true, message: '请写明原因' }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  )
}

function Which() {
  const [words, setWords] = useState('')
  const found = useQuery({
    queryKey: ['documents', 'published', words],
    queryFn: () =>
      api.get<{ rows: DocumentRow[] }>(`/documents?state=published&q=${encodeURIComponent(words)}`),
  })
  return (
    <Form.Item
      name="documentId"
      label="对应的信息"
      rules={[{ required: true, message: '请选择已发布的信息' }]}
    >
      <Select
        showSearch={{ onSearch: setWords, filterOption: false }}
        loading={found.isFetching}
        placeholder="输入标题查找"
        options={(found.data?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Form.Item>
  )
}
