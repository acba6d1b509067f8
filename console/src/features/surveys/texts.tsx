import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SurveyDetail, SurveyTexts } from '@yangguang/server/contract/engagement/surveys'
import { Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { EvidenceButton } from '../../ui/evidence.tsx'
import { HideButton } from '../../ui/hide-button.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const SIZE = 20

/** What people wrote freely to one question; a malicious text is taken out of sight and kept. */
export function Texts({ one, question }: { one: SurveyDetail; question: string }) {
  const queries = useQueryClient()
  const [page, setPage] = useState(1)
  const texts = useQuery({
    queryKey: ['survey', one.id, 'texts', question, page, one.answers],
    queryFn: () => api.get<SurveyTexts>(`/surveys/${one.id}/texts/${question}?page=${page}&size=${SIZE}`),
    placeholderData: keepPreviousData,
  })
  const hide = async (answer: string, reason: string) => {
    await api.post(`/surveys/${one.id}/hide`, { answer, question, reason })
    await queries.invalidateQueries({ queryKey: ['survey', one.id] })
  }
  return (
    <Loaded query={texts}>
      {({ rows, total }) => (
        <Table<SurveyTexts['rows'][number]>
          rowKey="answer"
          size="small"
          dataSource={rows}
          locale={{ emptyText: <Nothing>还没有文字回答。</Nothing> }}
          pagination={{
            ...{ current: page, pageSize: SIZE, total, onChange: setPage },
            ...{ hideOnSinglePage: true, showSizeChanger: false },
          }}
          columns={[
            { title: '日期', dataIndex: 'day', width: 110 },
            {
              title: '回答',
              dataIndex: 'text',
              render: (text: string, row) => (
                <div style={{ whiteSpace: 'pre-wrap' }}>
                  {row.hidden ? <Tag>已屏蔽</Tag> : null}
                  {row.flagged ? <Tag color="#8a5300">含：{row.flagged}</Tag> : null}
                  {text}
                  {row.hidden ? <div className="quiet">屏蔽理由：{row.hidden.reason}</div> : null}
                </div>
              ),
            },
            {
              title: '处置',
              dataIndex: 'hidden',
              width: 150,
              render: (hidden: { id: string } | null, row) =>
                !one.may.edit ? null : hidden ? (
                  <EvidenceButton kind="survey_text" id={hidden.id} />
                ) : (
                  <HideButton what="回答" onHide={(reason) => hide(row.answer, reason)} />
                ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
