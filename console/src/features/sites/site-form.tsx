import { useQuery } from '@tanstack/react-query'
import type { SiteInput, SiteSettings } from '@yangguang/server/contract/foundation/sites'
import { Button, Card, Checkbox, Col, Form, Input, Radio, Row, Select, Upload } from 'antd'
import { useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded } from '../../ui/states.tsx'
import { help } from './help.ts'
import { Mourning } from './mourning.tsx'
import { siteQuestion } from './questions.ts'

/** Who the site is and what every one of its pages carries. */
export function SiteForm({ id }: { id: string }) {
  const settings = useQuery(siteQuestion(id))
  return (
    <Loaded query={settings}>
      {(site) => (
        <div className="stack">
          <Mourning site={site} />
          <Settings key={site.version} site={site} />
        </div>
      )}
    </Loaded>
  )
}

function Settings({ site }: { site: SiteSettings }) {
  const [logo, setLogo] = useState<string | null>()
  const [form] = Form.useForm<SiteInput>()
  const kept = useKept<SiteInput>(form, `site.${site.id}`, site.version)
  const save = useAct(
    (values: SiteInput) =>
      api.put(`/sites/${site.id}`, {
        ...values,
        version: site.version,
        ...(logo === undefined ? {} : { logo }),
      }),
    { done: '已保存，网站已更新', touches: [['site', site.id], ['sites']], before: kept.forget },
  )
  const needed = (message: string) => [{ required: true, message }]
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ ...site, ...kept.values }}
      onValuesChange={kept.keep}
      onFinish={(values) => save.mutate(values)}
      style={{ maxWidth: 980 }}
    >
      {kept.note}
      <Refused error={save.error} />
      <Card size="small" title="名称和标识" style={{ marginBottom: 16 }}>
        <Row gutter={16}>
          <Col xs={24} md={12}>
            <Form.Item
              name="name"
              label={<LabelWithHelp {...help.siteName}>网站名称</LabelWithHelp>}
              rules={needed('请填写网站名称')}
            >
              <Input maxLength={60} />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item name="shortName" label="网站简称" rules={needed('请填写网站简称')}>
              <Input maxLength={30} />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item
              name="domain"
              label={<LabelWithHelp {...help.host}>主域名</LabelWithHelp>}
              extra={site.host ? `访问地址：${site.host}` : '默认站点，其他域名都由它应答'}
            >
              <Input placeholder="www.jinglan.gov.cn" />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item name="otherHosts" label="其他域名">
              <Select mode="tags" open={false} placeholder="输入一个域名后按回车" />
            </Form.Item>
          </Col>
          <Col xs={24} md={8}>
            <Form.Item name="idCode" label={<LabelWithHelp {...help.idCode}>网站标识码</LabelWithHelp>}>
              <Input maxLength={10} />
            </Form.Item>
          </Col>
          <Col xs={24} md={8}>
            <Form.Item name="icp" label={<LabelWithHelp {...help.icp}>ICP备案编号</LabelWithHelp>}>
              <Input maxLength={60} />
            </Form.Item>
          </Col>
          <Col xs={24} md={8}>
            <Form.Item name="police" label={<LabelWithHelp {...help.police}>公安机关备案</LabelWithHelp>}>
              <Input maxLength={60} />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item
              name="badge"
              label={<LabelWithHelp {...help.badge}>党政机关网站标识（证书页面网址）</LabelWithHelp>}
            >
              <Input placeholder="https://" />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item
              name="findErrors"
              label={
                <LabelWithHelp {...help.findErrors}>
                  我为政府网站找错（入口网址，不填则用本站渠道）
                </LabelWithHelp>
              }
            >
              <Input placeholder="https://" />
            </Form.Item>
          </Col>
        </Row>
      </Card>
      <Card size="small" title="外观" style={{ marginBottom: 16 }}>
        <Form.Item name="theme" label={<LabelWithHelp {...help.theme}>主色</LabelWithHelp>}>
          <Radio.Group
            options={[
              { value: 'red', label: '深红' },
              { value: 'blue', label: '深蓝' },
              { value: 'green', label: '墨绿' },
            ]}
          />
        </Form.Item>
        <Form.Item label="网站标志">
          <Upload
            accept="image/png,image/webp,image/svg+xml"
            maxCount={1}
            beforeUpload={async (file) => {
              setLogo(`data:${file.type};base64,${await base64Of(file)}`)
              return false
            }}
            onRemove={() => setLogo(undefined)}
          >
            <Button>选择图片</Button>
          </Upload>
          {site.hasLogo && logo === undefined ? (
            <Button type="link" onClick={() => setLogo(null)}>
              恢复默认标志
            </Button>
          ) : null}
          {logo === null ? <span className="quiet">保存后恢复默认标志</span> : null}
        </Form.Item>
      </Card>
      <Card size="small" title="页脚和简介" style={{ marginBottom: 16 }}>
        <Form.Item name="contact" label={<LabelWithHelp {...help.contact}>联系方式</LabelWithHelp>}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="footerNote" label="页脚说明">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="ipv6" valuePropName="checked">
          <Checkbox>标明“本网站支持IPv6”</Checkbox>
        </Form.Item>
        <Form.Item name="about" label="关于本站">
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
      </Card>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  )
}
