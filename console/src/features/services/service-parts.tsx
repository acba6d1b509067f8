import { useQuery } from '@tanstack/react-query'
import type { DocumentRow } from '@yangguang/server/contract/publication/catalogue'
import {
  type ServiceFile,
  type ServiceMaterial,
  serviceFileLabels,
} from '@yangguang/server/contract/publication/services'
import { Button, Checkbox, Form, Input, InputNumber, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Attachments } from '../documents/editor/attachments.tsx'
import { help } from './help.ts'

const line = { display: 'flex', flexWrap: 'wrap', gap: '0 8px', alignItems: 'start' } as const
const needed = (message: string) => [{ required: true, message }]

interface RowField {
  name: string
  label: string
  width?: number
  most: number
  needed?: string
}

/** Rows of short texts: added, taken away, moved up. */
export function Rows({
  name,
  add: more,
  fields,
}: {
  name: string
  add: string
  fields: readonly RowField[]
}) {
  return (
    <Form.List name={name}>
      {(rows, { add, remove, move }) => (
        <>
          {rows.map((row, at) => (
            <div key={row.key} style={line}>
              {fields.map((field) => (
                <Form.Item
                  key={field.name}
                  name={[row.name, field.name]}
                  {...(field.needed ? { rules: needed(field.needed) } : {})}
                  style={field.width ? { width: field.width } : { flex: 1, minWidth: 200 }}
                >
                  <Input
                    maxLength={field.most}
                    placeholder={field.label}
                    aria-label={`${field.label}${at + 1}`}
                  />
                </Form.Item>
              ))}
              <Button
                {...(at === 0 ? { disabled: true } : {})}
                onClick={() => move(at, at - 1)}
                aria-label={`上移第${at + 1}行`}
              >
                上移
              </Button>
              <Button onClick={() => remove(row.name)} aria-label={`删除第${at + 1}行`}>
                删除
              </Button>
            </div>
          ))}
          <Button onClick={() => add()}>{more}</Button>
        </>
      )}
    </Form.List>
  )
}

/** 设定依据: as it is called, its clause, and the document here that says it. */
export function Grounds() {
  return (
    <Form.List name="basis">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, at) => (
            <div key={row.key} style={line}>
              <Form.Item
                name={[row.name, 'title']}
                rules={needed('请填写依据名称')}
                style={{ flex: 2, minWidth: 220 }}
              >
                <Input
                  maxLength={200}
                  placeholder="依据名称，如《社会救助暂行办法》"
                  aria-label={`依据名称${at + 1}`}
                />
              </Form.Item>
              <Form.Item name={[row.name, 'clause']} style={{ flex: 2, minWidth: 180 }}>
                <Input maxLength={500} placeholder="条款" aria-label={`条款${at + 1}`} />
              </Form.Item>
              <Form.Item name={[row.name, 'documentId']} style={{ flex: 2, minWidth: 200 }}>
                <PublishedSelect at={at} />
              </Form.Item>
              <Button onClick={() => remove(row.name)} aria-label={`删除依据${at + 1}`}>
                删除
              </Button>
            </div>
          ))}
          <Button onClick={() => add()}>增加依据</Button>
        </>
      )}
    </Form.List>
  )
}

function PublishedSelect({
  at,
  value,
  onChange,
}: {
  at: number
  value?: string | null
  onChange?: (id: string | null) => void
}) {
  const [asked, setAsked] = useState('')
  const found = useQuery({
    queryKey: ['documents', 'ground', asked],
    queryFn: () =>
      api.get<{ rows: DocumentRow[] }>(`/documents?state=published&q=${encodeURIComponent(asked)}`),
    enabled: asked.trim().length > 0,
  })
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))
  return (
    <Select
      aria-label={`依据${at + 1}在本站的文件`}
      placeholder="本站已发布的文件（选填）"
      allowClear
      showSearch={{ filterOption: false, onSearch: setAsked }}
      value={value ?? null}
      onChange={(id) => onChange?.(id ?? null)}
      notFoundContent={asked ? '没有找到已发布的信息' : null}
      options={
        value && !options.some((option) => option.value === value)
          ? [{ value, label: '已关联本站文件' }, ...options]
          : options
      }
    />
  )
}

/** 申请材料, each with its forms and samples. */
export function Materials() {
  return (
    <>
      <Form.Item name="noMaterials" valuePropName="checked">
        <Checkbox>无需提交材料</Checkbox>
      </Form.Item>
      <Form.List name="materials">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, at) => (
              <div key={row.key} style={{ borderBottom: '1px solid #e6e2db', marginBottom: 12 }}>
                <div style={line}>
                  <Form.Item
                    name={[row.name, 'name']}
                    rules={needed('请填写材料名称')}
                    style={{ flex: 2, minWidth: 200 }}
                  >
                    <Input maxLength={100} placeholder="材料名称" aria-label={`材料名称${at + 1}`} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'form']} style={{ width: 120 }}>
                    <Input maxLength={40} placeholder="原件、复印件" aria-label={`材料形式${at + 1}`} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'copies']} initialValue={1} style={{ width: 90 }}>
                    <InputNumber min={0} max={20} precision={0} suffix="份" aria-label={`份数${at + 1}`} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'source']} style={{ flex: 1, minWidth: 140 }}>
                    <Input maxLength={60} placeholder="来源，如申请人自备" aria-label={`材料来源${at + 1}`} />
                  </Form.Item>
                  <Button onClick={() => remove(row.name)} aria-label={`删除材料${at + 1}`}>
                    删除
                  </Button>
                </div>
                <div style={line}>
                  <Form.Item name={[row.name, 'note']} style={{ flex: 1, minWidth: 240 }}>
                    <Input maxLength={300} placeholder="填报须知" aria-label={`填报须知${at + 1}`} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'required']} valuePropName="checked" initialValue={true}>
                    <Checkbox>必要</Checkbox>
                  </Form.Item>
                  <Form.Item name={[row.name, 'filled']} valuePropName="checked">
                    <Checkbox>需要填写表格</Checkbox>
                  </Form.Item>
                  <Form.Item name={[row.name, 'files']}>
                    <FormFiles at={at} />
                  </Form.Item>
                </div>
              </div>
            ))}
            <Button onClick={() => add()}>增加材料</Button>
          </>
        )}
      </Form.List>
    </>
  )
}

/** Blank forms and samples of one material, for everybody to download. */
function FormFiles({
  at,
  value = [],
  onChange,
}: {
  at: number
  value?: ServiceMaterial['files']
  onChange?: (files: ServiceMaterial['files']) => void
}) {
  const [open, setOpen] = useState(false)
  const of = (use: ServiceFile['use']) =>
    value
      .filter((file) => file.use === use)
      .map(({ fileId, name, size }) => ({ fileId, name, size, mediaType: '', hash: '' }))
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`材料${at + 1}的表格样表`}>
        表格样表{value.length > 0 ? `（${value.length}）` : ''}
      </Button>
      <Modal
        open={open}
        title="表格样表"
        width={640}
        onCancel={() => setOpen(false)}
        footer={
          <Button type="primary" onClick={() => setOpen(false)}>
            完成
          </Button>
        }
      >
        {(['form', 'sample'] as const).map((use) => (
          <section key={use} style={{ marginBottom: 16 }}>
            <p>
              <Tag>{serviceFileLabels[use]}</Tag>
              <span className="quiet">
                {use === 'form' ? '公众下载后填写' : '填好的样子，其中的姓名、号码须是虚构的'}
              </span>
            </p>
            <Attachments
              value={of(use)}
              onChange={(change) =>
                onChange?.([
                  ...value.filter((file) => file.use !== use),
                  ...change(of(use)).map(({ fileId, name, size }) => ({ use, fileId, name, size })),
                ])
              }
            />
          </section>
        ))}
      </Modal>
    </>
  )
}

/** A limit with its unit; empty where none is set. */
export function TermField({ name, label }: { name: 'legalTerm' | 'promisedTerm'; label: string }) {
  return (
    <Form.Item label={<LabelWithHelp {...help[name]}>{label}</LabelWithHelp>}>
      <Space.Compact>
        <Form.Item name={[name, 'amount']} noStyle>
          <InputNumber min={0} max={1000} precision={0} aria-label={label} />
        </Form.Item>
        <Form.Item name={[name, 'unit']} noStyle initialValue="working_day">
          <Select
            aria-label={`${label}的单位`}
            style={{ width: 110 }}
            options={[
              { value: 'working_day', label: '个工作日' },
              { value: 'day', label: '日' },
              { value: 'hour', label: '小时' },
            ]}
          />
        </Form.Item>
      </Space.Compact>
    </Form.Item>
  )
}

export function Places() {
  return (
    <Form.List name="places">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, at) => (
            <div key={row.key} style={{ borderBottom: '1px solid #e6e2db', marginBottom: 12 }}>
              <div style={line}>
                <Form.Item
                  name={[row.name, 'name']}
                  rules={needed('请填写办理场所')}
                  style={{ flex: 1, minWidth: 200 }}
                >
                  <Input
                    maxLength={80}
                    placeholder="办理场所，如市政务服务中心"
                    aria-label={`办理场所${at + 1}`}
                  />
                </Form.Item>
                <Form.Item name={[row.name, 'address']} style={{ flex: 2, minWidth: 240 }}>
                  <Input maxLength={200} placeholder="地址" aria-label={`办理地址${at + 1}`} />
                </Form.Item>
                <Form.Item name={[row.name, 'window']} style={{ width: 150 }}>
                  <Input maxLength={60} placeholder="窗口" aria-label={`窗口${at + 1}`} />
                </Form.Item>
                <Button onClick={() => remove(row.name)} aria-label={`删除办理场所${at + 1}`}>
                  删除
                </Button>
              </div>
              <div style={line}>
                <Form.Item name={[row.name, 'hours']} style={{ flex: 2, minWidth: 240 }}>
                  <Input
                    maxLength={200}
                    placeholder="办理时间，如工作日 9:00—17:00"
                    aria-label={`办理时间${at + 1}`}
                  />
                </Form.Item>
                <Form.Item name={[row.name, 'phone']} style={{ width: 170 }}>
                  <Input maxLength={60} placeholder="窗口电话" aria-label={`窗口电话${at + 1}`} />
                </Form.Item>
                <Form.Item name={[row.name, 'latitude']} style={{ width: 120 }}>
                  <InputNumber min={-90} max={90} placeholder="纬度" aria-label={`纬度${at + 1}`} />
                </Form.Item>
                <Form.Item name={[row.name, 'longitude']} style={{ width: 120 }}>
                  <InputNumber min={-180} max={180} placeholder="经度" aria-label={`经度${at + 1}`} />
                </Form.Item>
              </div>
            </div>
          ))}
          <Button onClick={() => add()}>增加办理场所</Button>
        </>
      )}
    </Form.List>
  )
}
