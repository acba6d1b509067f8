import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LineRow } from '@yangguang/server/contract/oversight/filings'
import {
  applicantTypeLabels,
  remedyKindLabels,
  remedyResultLabels,
} from '@yangguang/server/contract/oversight/filings'
import { Alert, Button, Checkbox, Form, Input, Select, Space, Upload } from 'antd'
import { useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'

interface Entry {
  number: string
  receivedOn: string
  applicantType: string
  outcome?: string
  decidedOn?: string
  remedied: boolean
  kind?: string
  organ?: string
  suit?: string
  acceptedOn?: string
  result?: string
  closedOn?: string
  note: string
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** One request of a body that works outside the system: received, type, outcome, date, remedy, scan. */
export function FilingForm({
  bodyId,
  line,
  onClose,
}: {
  bodyId: string
  line: LineRow | undefined
  onClose: () => void
}) {
  const queries = useQueryClient()
  const [form] = Form.useForm<Entry>()
  const [scan, setScan] = useState<File>()
  const [once] = useState(() => crypto.randomUUID())
  const remedied = Form.useWatch('remedied', form)
  const outcomes = useQuery({
    queryKey: ['filing-outcomes'],
    queryFn: () => api.get<{ code: string; label: string }[]>('/filings/outcomes'),
  })
  const save = useMutation({
    async mutationFn(entry: Entry) {
      const body = {
        bodyId,
        ...bodyOf(entry),
        scan: scan ? { name: scan.name, base64: await base64Of(scan) } : null,
      }
      if (line) return api.put('/filings/lines', { ...body, id: line.id, version: line.version })
      return api.post('/filings/lines', body, { once })
    },
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['filings'] })
      onClose()
    },
  })
  const required = (message: string) => [{ required: true, message }]
  return (
    <Dialog
      title={line ? '补充备案' : '备案一件申请'}
      width={640}
      onCancel={onClose}
      okButtonProps={{ htmlType: 'submit', form: 'filing' }}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
    >
      {save.isError ? (
        <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form<Entry>
        id="filing"
        form={form}
        layout="vertical"
        initialValues={initial(line)}
        onFinish={(entry) => save.mutate(entry)}
      >
        <Space wrap align="start">
          <Form.Item
            name="receivedOn"
            label={<LabelWithHelp {...help.receivedOn}>收到申请的日期</LabelWithHelp>}
            rules={required('请填写收到申请的日期')}
          >
            <DayField max={today()} />
          </Form.Item>
          <Form.Item
            name="applicantType"
            label={<LabelWithHelp {...help.applicantType}>申请人类型</LabelWithHelp>}
            rules={required('请选择申请人类型')}
          >
            <Select style={{ width: 160 }} options={options(applicantTypeLabels)} />
          </Form.Item>
          <Form.Item name="number" label="本单位编号（可以不填）">
            <Input maxLength={60} style={{ width: 200 }} />
          </Form.Item>
        </Space>
        <Space wrap align="start">
          <Form.Item
            name="outcome"
            label={<LabelWithHelp {...help.outcome}>答复类型（尚未答复的不填）</LabelWithHelp>}
          >
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 360 }}
              loading={outcomes.isPending}
              options={(outcomes.data ?? []).map(({ code, label }) => ({ value: code, label }))}
            />
          </Form.Item>
          <Form.Item name="decidedOn" label="答复日期">
            <DayField max={today()} />
          </Form.Item>
        </Space>
        <Form.Item name="remedied" valuePropName="checked">
          <Checkbox>引起行政复议或者行政诉讼</Checkbox>
        </Form.Item>
        {remedied ? (
          <Space wrap align="start">
            <Form.Item
              name="kind"
              label={<LabelWithHelp {...help.remedyKind}>类型</LabelWithHelp>}
              rules={required('请选择类型')}
            >
              <Select style={{ width: 260 }} options={options(remedyKindLabels)} />
            </Form.Item>
            <Form.Item
              name="organ"
              label="复议机关或者人民法院"
              rules={required('请填写复议机关或者人民法院')}
            >
              <Input maxLength={100} style={{ width: 280 }} />
            </Form.Item>
            <Form.Item name="suit" label="案号" extra="几个单位共同被告的填同一案号，只计一件。">
              <Input maxLength={80} style={{ width: 260 }} />
            </Form.Item>
            <Form.Item name="acceptedOn" label="受理日期" rules={required('请填写受理日期')}>
              <DayField max={today()} />
            </Form.Item>
            <Form.Item
              name="result"
              label={<LabelWithHelp {...help.remedyResult}>结果（尚未审结的不填）</LabelWithHelp>}
            >
              <Select allowClear style={{ width: 160 }} options={options(remedyResultLabels)} />
            </Form.Item>
            <Form.Item name="closedOn" label="审结日期">
              <DayField max={today()} />
            </Form.Item>
          </Space>
        ) : null}
        <Form.Item name="note" label="备注" extra="不要填写申请人的姓名和联系方式。">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item label="告知书扫描件">
          <Space wrap>
            <Upload
              showUploadList={false}
              beforeUpload={(file) => {
                setScan(file)
                return false
              }}
            >
              <Button>{line?.file || scan ? '更换扫描件' : '选择扫描件'}</Button>
            </Upload>
            <span>{scan?.name ?? line?.file?.name}</span>
          </Space>
        </Form.Item>
      </Form>
    </Dialog>
  )
}

function initial(line: LineRow | undefined) {
  if (!line) return { number: '', note: '', remedied: false }
  const { remedy } = line
  return {
    number: line.number,
    receivedOn: line.receivedOn,
    applicantType: line.applicantType,
    outcome: line.outcome ?? undefined,
    decidedOn: line.decidedOn ?? undefined,
    note: line.note,
    remedied: remedy !== null,
    kind: remedy?.kind,
    organ: remedy?.organ,
    suit: remedy?.number,
    acceptedOn: remedy?.acceptedOn ?? undefined,
    result: remedy?.result ?? undefined,
    closedOn: remedy?.closedOn ?? undefined,
  }
}

function bodyOf(entry: Entry) {
  return {
    number: entry.number,
    receivedOn: entry.receivedOn,
    applicantType: entry.applicantType,
    outcome: entry.outcome ?? null,
    decidedOn: entry.decidedOn || null,
    note: entry.note,
    remedy: entry.remedied
      ? {
          kind: entry.kind,
          organ: entry.organ ?? '',
          number: entry.suit ?? '',
          acceptedOn: entry.acceptedOn || null,
          result: entry.result ?? null,
          closedOn: entry.closedOn || null,
        }
      : null,
  }
}
