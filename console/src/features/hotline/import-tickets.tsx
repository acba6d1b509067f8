import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TicketsResult } from '@yangguang/server/contract/engagement/cases/hotline'
import { Alert, Button, Upload } from 'antd'
import { api, base64Of } from '../../lib/api.ts'

/** Tickets from a workbook; the broken rows come back as a workbook with their reasons. */
export function ImportTickets() {
  const queries = useQueryClient()
  const take = useMutation({
    mutationFn: async (file: File) =>
      api.post<TicketsResult>('/hotline/import', { channel: 'hotline', base64: await base64Of(file) }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const { data } = take
  return (
    <div className="stack" style={{ maxWidth: 760 }}>
      <p>
        工作簿第一行为表头：外部编号、类型、事由、具体情况、地点、姓名、联系电话。正确的行直接登记，有误的行退回为工作簿，改正后可以再次导入；同一外部编号不会重复登记。
      </p>
      <Upload
        accept=".xlsx"
        showUploadList={false}
        beforeUpload={(file) => {
          take.mutate(file)
          return false
        }}
      >
        <Button type="primary" loading={take.isPending}>
          选择工作簿
        </Button>
      </Upload>
      {take.isError ? <Alert type="error" showIcon title={take.error.message} /> : null}
      {data ? (
        <Alert
          type={data.broken > 0 ? 'warning' : 'success'}
          showIcon
          title={`登记${data.taken}件，退回${data.broken}件`}
          description={
            data.base64 ? (
              <a
                href={`data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${data.base64}`}
                download="退回的工单.xlsx"
              >
                下载退回的行和原因
              </a>
            ) : null
          }
        />
      ) : null}
    </div>
  )
}
