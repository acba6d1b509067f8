import { useQuery } from '@tanstack/react-query'
import type { DocumentContent } from '@yangguang/server/contract/publication/catalogue'
import { attributeLabels } from '@yangguang/server/contract/publication/catalogue'
import { Card, Form, Input, Radio, Select } from 'antd'
import { api } from '../../../lib/api.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { LabelWithHelp } from '../../../ui/help.tsx'
import { AttributeFields } from '../gate/attribute-fields.tsx'
import { help } from '../help.ts'

interface Classification {
  themes: { code: string; parent: string | null; title: string; inUse: boolean }[]
  genres: { code: string; label: string; inUse: boolean }[]
  columns: { id: string; parentId: string | null; title: string }[]
}

const retired = ({ inUse }: { inUse: boolean }) => (inUse ? '' : '（已停用）')

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
      <Form.Item
        name="columnId"
        label={<LabelWithHelp {...help.columnId}>栏目</LabelWithHelp>}
        rules={[{ required: true, message: '请选择栏目' }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(options?.columns ?? []).map((column) => ({ value: column.id, label: column.title }))}
        />
      </Form.Item>
      <Form.Item
        name="documentNumber"
        label={<LabelWithHelp {...help.documentNumber}>文号</LabelWithHelp>}
        extra="没有文号的信息可以不填"
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="writtenOn"
        label={<LabelWithHelp {...help.writtenOn}>成文日期</LabelWithHelp>}
        rules={[{ required: true, message: '请填写成文日期' }]}
      >
        <DayField />
      </Form.Item>
      <Form.Item
        name="theme"
        label={<LabelWithHelp {...help.theme}>主题分类</LabelWithHelp>}
        rules={[{ required: true, message: '请选择主题分类' }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(options?.themes ?? []).map((theme) => ({
            value: theme.code,
            label: `${theme.parent ? `${themeOf(theme.parent)} / ` : ''}${theme.title}${retired(theme)}`,
            disabled: !theme.inUse,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="genre"
        label={<LabelWithHelp {...help.genre}>体裁分类</LabelWithHelp>}
        rules={[{ required: true, message: '请选择体裁分类' }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(options?.genres ?? []).map((genre) => ({
            value: genre.code,
            label: `${genre.label}${retired(genre)}`,
            disabled: !genre.inUse,
          }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={<LabelWithHelp {...help.kind}>文件性质</LabelWithHelp>}>
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
          <Form.Item name="effectiveOn" label={<LabelWithHelp {...help.effectiveOn}>施行日期</LabelWithHelp>}>
            <DayField />
          </Form.Item>
          <Form.Item name="validUntil" label={<LabelWithHelp {...help.validUntil}>有效期至</LabelWithHelp>}>
            <DayField />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="attribute" label={<LabelWithHelp {...help.attribute}>公开属性</LabelWithHelp>}>
        <Radio.Group options={Object.entries(attributeLabels).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <AttributeFields attribute={attribute} />
      {attribute === 'active' ? null : (
        <Form.Item
          name="ground"
          label={<LabelWithHelp {...help.ground}>不主动公开的依据和理由</LabelWithHelp>}
          rules={[{ required: true, message: '请写明依据和理由' }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
      <Form.Item name="keywords" label={<LabelWithHelp {...help.keywords}>关键词</LabelWithHelp>}>
        <Select
          mode="tags"
          maxCount={10}
          tokenSeparators={['，', ',', ' ', '、']}
          open={false}
          suffixIcon={null}
        />
      </Form.Item>
      <Form.Item name="abstract" label={<LabelWithHelp {...help.abstract}>内容概述</LabelWithHelp>}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </Card>
  )
}
