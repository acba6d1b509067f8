import { Button, Checkbox, Form, type FormInstance, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { DayField } from '../../ui/day-field.tsx'
import { type FieldHelp, LabelWithHelp } from '../../ui/help.tsx'

/** One field of a small form; what each act needs is data, so that every dialog looks and behaves the same. */
export interface ActField {
  name: string
  label: string
  kind: 'text' | 'area' | 'date' | 'number' | 'select' | 'radio' | 'check' | 'lines'
  hint?: string
  help?: FieldHelp
  /** Sentence shown when it is left empty; absent for what may stay empty. */
  required?: string
  options?: readonly { value: string; label: string }[]
  most?: number
  rows?: number
}

const labelOf = ({ label, help }: ActField): ReactNode =>
  help ? <LabelWithHelp {...help}>{label}</LabelWithHelp> : label

const control = (field: ActField): ReactNode => {
  switch (field.kind) {
    case 'text':
      return <Input maxLength={field.most ?? 200} autoComplete="off" />
    case 'area':
      return <Input.TextArea rows={field.rows ?? 3} maxLength={field.most ?? 2000} />
    case 'date':
      return <DayField />
    case 'number':
      return <InputNumber min={0} {...(field.most ? { max: field.most } : {})} />
    case 'select':
      return (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={!field.required}
          options={[...(field.options ?? [])]}
        />
      )
    case 'radio':
      return <Radio.Group options={[...(field.options ?? [])]} />
    case 'check':
      return <Checkbox>{field.label}</Checkbox>
    case 'lines':
      return (
        <Form.List name={field.name}>
          {(items, { add, remove }) => (
            <>
              {items.map((item, at) => (
                <div key={item.key} style={{ display: 'flex', gap: 8, marginBottom: 8 }}>
                  <Form.Item
                    name={item.name}
                    noStyle
                    rules={[{ required: true, whitespace: true, message: `请填写第${at + 1}件` }]}
                  >
                    <Input.TextArea rows={2} maxLength={4000} aria-label={`第${at + 1}件`} />
                  </Form.Item>
                  <Button onClick={() => remove(item.name)}>删除</Button>
                </div>
              ))}
              <Button onClick={() => add('')}>再加一件</Button>
            </>
          )}
        </Form.List>
      )
  }
}

/** The form of one act; what was typed stays when the server says no. */
export function ActForm({
  form,
  fields,
  initial,
  pending,
  submit = '确定',
  onChange,
  onDone,
}: {
  form?: FormInstance
  fields: readonly ActField[]
  initial?: object
  pending: boolean
  submit?: string
  onChange?: (changed: object, all: object) => void
  onDone: (body: object) => void
}) {
  const empty = Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.kind === 'number' ? 0 : field.kind === 'check' ? false : field.kind === 'lines' ? [] : '',
    ]),
  )
  return (
    // Named, so that no field takes the id of something on the page under it.
    <Form
      name="act"
      {...(form ? { form } : {})}
      layout="vertical"
      initialValues={{ ...empty, ...initial }}
      onValuesChange={(changed: object, all: object) => onChange?.(changed, all)}
      onFinish={(values: object) => onDone({ ...empty, ...values })}
    >
      {fields.map((field) => (
        <Form.Item
          key={field.name}
          {...(field.kind === 'lines' ? {} : { name: field.name })}
          {...(field.kind === 'check' ? { valuePropName: 'checked' } : { label: labelOf(field) })}
          {...(field.hint ? { extra: field.hint } : {})}
          {...(field.required && field.kind !== 'lines'
            ? { rules: [{ required: true, message: field.required }] }
            : {})}
        >
          {control(field)}
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit" loading={pending}>
        {submit}
      </Button>
    </Form>
  )
}
