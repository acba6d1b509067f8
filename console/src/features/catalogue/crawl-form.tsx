import { useQuery } from '@tanstack/react-query'
import { Button, Card, Checkbox, Form, Input, InputNumber, Select, Space } from 'antd'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'

/** Without an export: the old site is read page by page, checked like a table, and published by nobody unasked. */
export function CrawlForm() {
  const me = useMe()
  const [form] = Form.useForm()
  const columns = useQuery({
    queryKey: ['classification'],
    queryFn: () => api.get<{ columns: { id: string; title: string }[] }>('/classification'),
  })
  const begin = useAct((values: object) => api.post('/imports/crawl', { ...values, bodyId: me.bodyId }), {
    done: '已开始读取，完成后列在下方待核对',
    touches: [['imports']],
    after: () => form.resetFields(),
  })
  return (
    <Card size="small" title="没有导出文件：直接读取旧网站的网页">
      <Refused error={begin.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ most: 2000, whole: false }}
        onFinish={(values: object) => begin.mutate(values)}
      >
        <Space wrap align="end">
          <Form.Item
            name="start"
            label={<LabelWithHelp {...help.crawlStart}>旧网站栏目网址</LabelWithHelp>}
            rules={[{ required: true, message: '请填写网址' }]}
          >
            <Input style={{ width: 320 }} placeholder="http://www.example.gov.cn/tzgg/" />
          </Form.Item>
          <Form.Item
            name="name"
            label={<LabelWithHelp {...help.importName}>批次名称</LabelWithHelp>}
            rules={[{ required: true, message: '请填写批次名称' }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="columnId"
            label={<LabelWithHelp {...help.importColumn}>放到栏目</LabelWithHelp>}
            rules={[{ required: true, message: '请选择栏目' }]}
          >
            <Select
              style={{ width: 200 }}
              options={(columns.data?.columns ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form.Item>
          <Form.Item
            name="container"
            label={<LabelWithHelp {...help.crawlContainer}>正文元素名称（可以不填）</LabelWithHelp>}
          >
            <Input placeholder="如 TRS_Editor" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name="most" label={<LabelWithHelp {...help.crawlMost}>最多网页数</LabelWithHelp>}>
            <InputNumber min={1} max={50_000} />
          </Form.Item>
          <Form.Item name="whole" valuePropName="checked">
            <Checkbox>包括该网站的其他目录</Checkbox>
          </Form.Item>
          <Form.Item>
            <Button type="primary" htmlType="submit" loading={begin.isPending}>
              开始读取（不发布）
            </Button>
          </Form.Item>
        </Space>
      </Form>
      <p className="quiet" style={{ margin: 0 }}>
        标题、发布日期等优先取网页标签（ArticleTitle、PubDate
        等），取不到的从页面内容识别；正文中的附件一并带入。
      </p>
    </Card>
  )
}
