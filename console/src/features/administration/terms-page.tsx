import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { TermList, TermView } from '@yangguang/server/contract/publication/catalogue/terms'
import { termListLabels, termLists } from '@yangguang/server/contract/publication/catalogue/terms'
import { Button, Popconfirm, Tabs, Tag } from 'antd'
import { useState } from 'react'
import type { ListSearch } from '../../app/root.ts'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { termsQuestion } from './questions.ts'
import { type EditedTerm, TermForm } from './term-form.tsx'

type Row = TermView & { children?: Row[] }

/** 主题分类 and 体裁分类 of the whole installation: added, renamed, retired and put in order. */
export function TermsPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const terms = useQuery(termsQuestion)
  return (
    <>
      <PageHead title="主题和体裁">
        <p className="quiet">全部站点共用。停用的不再用于新信息，已经归入的信息不变；代码用过后不再改动。</p>
      </PageHead>
      <Loaded query={terms}>
        {(all) => (
          <Tabs
            destroyOnHidden
            activeKey={search.tab ?? 'themes'}
            onChange={(tab) =>
              navigate({ to: '/terms', search: { tab: tab === 'themes' ? undefined : tab } })
            }
            items={termLists.map((list) => ({
              key: list,
              label: `${termListLabels[list]}（${all[list].filter(({ retiredOn }) => !retiredOn).length}）`,
              children: <Terms list={list} all={all[list]} />,
            }))}
          />
        )}
      </Loaded>
    </>
  )
}

function Terms({ list, all }: { list: TermList; all: readonly TermView[] }) {
  const [editing, setEditing] = useState<EditedTerm>()
  const touches = [['terms'], ['classification']]
  const order = useAct((codes: string[]) => api.put(`/term-order/${list}`, { codes }), { touches })
  const use = useAct(
    ({ code, title, version, inUse }: TermView & { inUse: boolean }) =>
      api.put(`/terms/${list}/${code}`, { title, version, inUse }),
    { done: '已保存，立即生效', touches },
  )
  const under = (parent: string | null): Row[] =>
    all
      .filter((term) => term.parent === parent)
      .map((term) => {
        const children = under(term.code)
        // A theme counts with what stands one level below it.
        const documents = children.reduce((sum, child) => sum + child.documents, term.documents)
        return children.length > 0 ? { ...term, documents, children } : term
      })
  const shift = (term: TermView, by: -1 | 1) => {
    const level = all.filter(({ parent }) => parent === term.parent).map(({ code }) => code)
    const other = level[level.indexOf(term.code) + by]
    if (!other) return
    order.mutate(all.map(({ code }) => (code === term.code ? other : code === other ? term.code : code)))
  }
  const edgeOf = (term: TermView, by: -1 | 1) =>
    all.filter(({ parent }) => parent === term.parent).at(by === -1 ? 0 : -1)?.code === term.code
  return (
    <>
      <Button type="primary" style={{ marginBottom: 12 }} onClick={() => setEditing({ parent: null })}>
        {list === 'themes' ? '新增一级主题' : '新增体裁'}
      </Button>
      <Refused error={order.error ?? use.error} />
      <Table<Row>
        rowKey="code"
        size="small"
        pagination={false}
        dataSource={under(null)}
        columns={[
          {
            title: '名称',
            dataIndex: 'title',
            render: (title: string, { retiredOn }) => (
              <>
                {title} {retiredOn ? <Tag>{retiredOn} 停用</Tag> : null}
              </>
            ),
          },
          { title: list === 'themes' ? '代码' : '索引号中的代码', dataIndex: 'number', width: 130 },
          { title: '已归入的信息', dataIndex: 'documents', width: 120, align: 'right' },
          {
            title: '操作',
            key: 'act',
            width: 300,
            render: (_, term) => (
              <>
                <Button type="link" size="small" onClick={() => setEditing(term)}>
                  改名
                </Button>
                {term.retiredOn ? (
                  <Button type="link" size="small" onClick={() => use.mutate({ ...term, inUse: true })}>
                    恢复使用
                  </Button>
                ) : (
                  <Popconfirm
                    title={`停用“${term.title}”？`}
                    description="不再用于新信息，已经归入的信息不变。"
                    onConfirm={() => use.mutate({ ...term, inUse: false })}
                  >
                    <Button type="link" size="small" danger>
                      停用
                    </Button>
                  </Popconfirm>
                )}
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  disabled={edgeOf(term, -1)}
                  aria-label={`${term.title}上移`}
                  onClick={() => shift(term, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  disabled={edgeOf(term, 1)}
                  aria-label={`${term.title}下移`}
                  onClick={() => shift(term, 1)}
                />
                {list === 'themes' && term.parent === null && !term.retiredOn ? (
                  <Button type="link" size="small" onClick={() => setEditing({ parent: term.code })}>
                    新增二级
                  </Button>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {editing ? (
        <TermForm list={list} all={all} term={editing} onDone={() => setEditing(undefined)} />
      ) : null}
    </>
  )
}
