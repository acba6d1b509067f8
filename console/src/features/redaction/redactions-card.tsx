import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { CopyRow } from '@yangguang/server/contract/requests/redaction'
import { copyStateLabels, MOST_MEGABYTES } from '@yangguang/server/contract/requests/redaction'
import { Alert, Button, Card, Tag, Upload } from 'antd'
import { useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'

/** The copies of a request that are being covered in part (区分处理), and the way to a new one. */
export function Redactions({ requestId, mayAdd }: { requestId: string; mayAdd: boolean }) {
  const navigate = useNavigate()
  const [large, setLarge] = useState(false)
  const list = useQuery({
    queryKey: ['redactions', requestId],
    queryFn: () => api.get<CopyRow[]>(`/requests/${requestId}/redactions`),
  })
  const upload = useAct(
    async (file: File) =>
      api.post<{ id: string }>(`/requests/${requestId}/redactions`, {
        name: file.name,
        base64: await base64Of(file),
      }),
    {
      touches: [['redactions', requestId]],
      after: ({ id }) => void navigate({ to: '/redactions/$id', params: { id } }),
    },
  )
  return (
    <Card
      size="small"
      title="区分处理"
      extra={
        mayAdd ? (
          <Upload
            accept=".pdf,.docx,.png,.jpg,.jpeg"
            showUploadList={false}
            beforeUpload={(file) => {
              const fits = file.size <= MOST_MEGABYTES * 1024 * 1024
              setLarge(!fits)
              if (fits) upload.mutate(file)
              return false
            }}
          >
            <Button size="small" loading={upload.isPending}>
              上传材料
            </Button>
          </Upload>
        ) : null
      }
    >
      <Refused error={upload.error} />
      {large ? (
        <Alert
          type="error"
          showIcon
          title={`文件超过 ${MOST_MEGABYTES}MB，请分成几个文件，或者降低扫描分辨率后再上传。`}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      {list.data?.length === 0 ? (
        <p className="quiet">
          材料里有不予公开的部分时，在这里上传 PDF、Word 或者图片，遮盖后提供其余内容（条例第三十七条）。
        </p>
      ) : null}
      <ul className="plain-list">
        {list.data?.map((copy) => (
          <li key={copy.id}>
            <Link to="/redactions/$id" params={{ id: copy.id }}>
              {copy.name}
            </Link>{' '}
            <Tag>{copyStateLabels[copy.state]}</Tag>
            <span className="quiet">
              {copy.pages} 页，遮盖 {copy.boxes} 处{copy.attached ? '，已附入答复' : ''}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
