import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RequestDetail } from '@yangguang/server/contract/requests/requests'
import { Alert, Button, Card, Checkbox, Form, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'

/** With the applicant's consent the same request is made anew at the organ that is responsible. */
export function OtherOrgan({ request }: { request: RequestDetail }) {
  const queries = useQueryClient()
  const organs = useQuery({
    queryKey: ['receivers'],
    queryFn: () => api.get<{ id: string; name: string; phone: string }[]>('/requests/receivers'),
  })
  const ask = useMutation({
    mutationFn: (body: object) =>
      api.post<{ number: string; code: string }>(`/requests/${request.id}/other-organ`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['request'] }),
  })
  if (ask.data)
    return (
      <Alert
        type="success"
        showIcon
        title={`已在该机关提出，编号 ${ask.data.number}`}
        description={`查询码 ${ask.data.code}，只显示这一次，请告知申请人。`}
      />
    )
  return (
    <Card size="small" title="向负责的机关重新提出">
      <p className="quiet">
        机关之间不移送申请。申请人同意的，在负责的机关新立一件，收到日期由该机关与申请人确认。
      </p>
      {ask.isError ? (
        <Alert type="error" showIcon title={ask.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form
        layout="vertical"
        initialValues={{ consent: false }}
        onFinish={(values: object) => ask.mutate(values)}
      >
        <Form.Item
          name="bodyId"
          label={<LabelWithHelp {...help.otherOrgan}>负责的机关</LabelWithHelp>}
          rules={[{ required: true, message: '请选择机关' }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(organs.data ?? [])
              .filter((one) => one.id !== request.bodyId)
              .map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name="consent" valuePropName="checked">
          <Checkbox>申请人已经同意</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={ask.isPending}>
          提出
        </Button>
      </Form>
    </Card>
  )
}
