import { useQuery } from '@tanstack/react-query'
import type { NewSiteInput } from '@yangguang/server/contract/foundation/sites'
import { Button, Card, Form, Input, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'
import { sitesQuestion } from './questions.ts'

/** A further site is a record and a column tree; nobody programs. */
export function OpenSitePage() {
  const [form] = Form.useForm<NewSiteInput>()
  const sites = useQuery(sitesQuestion)
  const bodies = useQuery({
    queryKey: ['bodies'],
    queryFn: () => api.get<{ id: string; name: string }[]>('/bodies'),
  })
  const open = useAct((input: NewSiteInput) => api.post('/sites', input), {
    done: '网站已开办，主办单位的政务公开办可以继续设置',
    touches: [['sites']],
    after: () => form.resetFields(),
  })
  const needed = (message: string) => [{ required: true, message }]
  return (
    <>
      <PageHead title="开办网站" />
      <Loaded query={sites}>
        {(all) => (
          <div className="two-panes">
            <Card size="small" title="新网站">
              <Form form={form} layout="vertical" onFinish={(input) => open.mutate(input)}>
                <Refused error={open.error} />
                <Form.Item
                  name="name"
                  label={<LabelWithHelp {...help.siteName}>网站名称</LabelWithHelp>}
                  rules={needed('请填写网站名称')}
                >
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name="shortName" label="网站简称" rules={needed('请填写网站简称')}>
                  <Input maxLength={30} />
                </Form.Item>
                <Form.Item
                  name="host"
                  label={<LabelWithHelp {...help.host}>域名</LabelWithHelp>}
                  rules={needed('请填写域名')}
                >
                  <Input placeholder="www.wanghu.gov.cn" />
                </Form.Item>
                <Form.Item
                  name="idCode"
                  label={<LabelWithHelp {...help.idCode}>网站标识码</LabelWithHelp>}
                  rules={needed('请填写网站标识码')}
                >
                  <Input maxLength={10} />
                </Form.Item>
                <Form.Item
                  name="hostBodyId"
                  label={<LabelWithHelp {...help.hostBody}>主办单位</LabelWithHelp>}
                  rules={needed('请选择主办单位')}
                >
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                  />
                </Form.Item>
                <Form.Item
                  name="code"
                  label="站点代码"
                  extra="2 至 8 个小写字母，加在各栏目网址前"
                  rules={needed('请填写站点代码')}
                >
                  <Input maxLength={8} />
                </Form.Item>
                <Form.Item
                  name="columnsFrom"
                  label={<LabelWithHelp {...help.columnsFrom}>沿用哪个网站的栏目</LabelWithHelp>}
                  rules={needed('请选择')}
                >
                  <Select options={all.map(({ id, name }) => ({ value: id, label: name }))} />
                </Form.Item>
                <Button type="primary" htmlType="submit" loading={open.isPending}>
                  开办
                </Button>
              </Form>
            </Card>
            <Card size="small" title={`已开办的网站（${all.length}）`}>
              <ul className="plain-list">
                {all.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
            </Card>
          </div>
        )}
      </Loaded>
    </>
  )
}
