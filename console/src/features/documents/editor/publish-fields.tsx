import { useQuery } from '@tanstack/react-query'
import type { DocumentContent } from '@yangguang/server/contract/publication/catalogue'
import { attributeLabels } from '@yangguang/server/contract/publication/catalogue'
import { Card, Form, Input, Radio, Select } from 'antd'
import { api } from '../../../lib/api.ts'
import { AttributeFields } from '../gate/attribute-fields.tsx'

interface Classification {
  themes: { code: string; parent: string | null; title: string }[]
  genres: { code: string; label: string }[]
  columns: { id: string; parentId: string | null; title: string }[]
}

/** What is said about a text beside the text itself. */
export function PublishFields({
  attribute,
  kind,
}: {
  attribute: DocumentContent['attribute']
  kind: DocumentContent['kind']
}) {
  const classification = useQuery({
    queryKey: ['classification'],
    queryFn: () => api.get<Classification>('/classification'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const options = classification.data
  const themeOf = (code: string | null) => options?.themes.find((theme) => theme.code === code)?.title
  return (
    <Card size="small" title="发布信息">
      <Form.Item name="columnId" label="栏目" rules={[{ required: true, message: '请选择栏目' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(options?.columns ?? []).map((column) => ({ value: column.id, label: column.title }))}
        />
      </Form.Item>
      <Form.Item name="documentNumber" label="文号" extra="没有文号的信息可以不填">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="writtenOn"
        label="成文日期"
        rules={[{ required: true, message: '请填写成文日期' }]}
        extra="自形成之日起20个工作日内公开（条例第二十六条）"
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item name="theme" label="主题分类" rules={[{ required: true, message: '请选择主题分类' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(options?.themes ?? []).map((theme) => ({
            value: theme.code,
            label: `${theme.parent ? `${themeOf(theme.parent)} / ` : ''}${theme.title}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="genre" label="体裁分类" rules={[{ required: true, message: '请选择体裁分类' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(options?.genres ?? []).map((genre) => ({ value: genre.code, label: genre.label }))}
        />
      </Form.Item>
      <Form.Item name="kind" label="文件性质" extra="规章和行政规范性文件计入年度报告">
        <Select
          options={[
            { value: null, label: '一般信息' },
            { value: 'rule', label: '规章' },
            { value: 'normative', label: '行政规范性文件' },
          ]}
        />
      </Form.Item>
      {kind ? (
        <>
          <Form.Item
            name="effectiveOn"
            label="施行日期"
            extra="晚于发布日期的，在此之前显示“尚未生效”；不填的自公布之日起施行"
          >
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validUntil" label="有效期至" extra="到期自动标为“失效”">
            <Input type="date" />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="attribute" label="公开属性">
        <Radio.Group options={Object.entries(attributeLabels).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <AttributeFields attribute={attribute} />
      {attribute === 'active' ? null : (
        <Form.Item
          name="ground"
          label="不主动公开的依据和理由"
          rules={[{ required: true, message: '请写明依据和理由' }]}
          extra="条例第十四条至第十六条"
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
      <Form.Item name="keywords" label="关键词">
        <Select
          mode="tags"
          maxCount={10}
          tokenSeparators={['，', ',', ' ', '、']}
          open={false}
          suffixIcon={null}
        />
      </Form.Item>
      <Form.Item name="abstract" label="内容概述">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </Card>
  )
}
