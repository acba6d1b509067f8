import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Finding, ScanReport } from '@yangguang/server/contract/foundation/scan'
import type { DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import { Alert, App, Button, Card } from 'antd'
import { api } from '../../../lib/api.ts'
import { moment } from '../../../lib/time.ts'
import { Loaded } from '../../../ui/states.tsx'
import { Findings } from './findings.tsx'

/** 内容检查: of the draft as it stands, or as it was frozen for the reviewers. */
export function ChecksCard({ document }: { document: DocumentDetail }) {
  if (document.state === 'draft' || document.state === 'returned')
    return document.may.edit ? <DraftChecks document={document} /> : null
  return <FrozenChecks id={document.id} />
}

function DraftChecks({ document }: { document: DocumentDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const checks = useQuery({
    queryKey: ['document', document.id, 'checks', document.version],
    queryFn: () => api.post<{ findings: Finding[] }>(`/documents/${document.id}/scan`),
    staleTime: 60_000,
  })
  const clean = useMutation({
    mutationFn: (target: { how: 'mask' | 'strip' | 'all'; fileId: string | null }) =>
      api.post(`/documents/${document.id}/clean`, { version: document.version, ...target }),
    async onSuccess() {
      message.success('已处理；原件仍保留，仅供本单位人员查阅')
      await queries.invalidateQueries({ queryKey: ['document', document.id] })
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <Card size="small" title="内容检查">
      <Loaded query={checks}>
        {({ findings }) => (
          <>
            {findings.some((found) => found.level !== 'warn') ? (
              <Alert
                type="error"
                showIcon
                style={{ marginBottom: 8 }}
                title="有须处理的问题，处理后才能提交审核。"
                action={
                  findings.some((found) => found.level === 'block' && found.remedy) ? (
                    <Button
                      type="primary"
                      size="small"
                      loading={clean.isPending}
                      onClick={() => clean.mutate({ how: 'all', fileId: null })}
                    >
                      一键处理全部
                    </Button>
                  ) : null
                }
              />
            ) : null}
            <Findings
              findings={findings}
              busy={clean.isPending}
              onClean={(how, fileId) => clean.mutate({ how, fileId })}
            />
          </>
        )}
      </Loaded>
    </Card>
  )
}

function FrozenChecks({ id }: { id: string }) {
  const report = useQuery({
    queryKey: ['document', id, 'report'],
    queryFn: () => api.get<ScanReport | null>(`/documents/${id}/scan`),
  })
  return (
    <Card size="small" title="内容检查结果">
      <Loaded query={report}>
        {(found) =>
          found ? (
            <>
              <p style={{ margin: 0 }}>送审时检查：{moment(found.ranAt)}</p>
              <Findings findings={found.findings} />
            </>
          ) : (
            <p style={{ margin: 0 }}>没有检查记录。</p>
          )
        }
      </Loaded>
    </Card>
  )
}
