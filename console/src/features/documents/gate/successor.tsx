import { useQuery } from '@tanstack/react-query'
import type { DocumentRow } from '@yangguang/server/contract/publication/catalogue'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { LabelWithHelp } from '../../../ui/help.tsx'
import { help } from '../help.ts'

/** The document that took another's place, found by words of its title. */
export function Successor() {
  const [asked, setAsked] = useState('')
  const found = useQuery({
    queryKey: ['documents', 'successor', asked],
    queryFn: () =>
      api.get<{ rows: DocumentRow[] }>(`/documents?state=published&q=${encodeURIComponent(asked)}`),
    enabled: asked.trim().length > 0,
  })
  return (
    <Form.Item
      name="redirectTo"
      label={<LabelWithHelp {...help.redirectTo}>接替的信息（可以不选；读者会看到它的链接）</LabelWithHelp>}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setAsked }}
        allowClear
        placeholder="输入标题中的字词查找"
        notFoundContent={asked ? '没有找到已发布的信息' : null}
        options={(found.data?.rows ?? []).map((row) => ({
          value: row.id,
          label: `${row.title}　${row.documentNumber}`,
        }))}
      />
    </Form.Item>
  )
}
