import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { BodyRow } from '@yangguang/server/contract/foundation/bodies'
import { Button, Input, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import type { ListSearch } from '../../app/root.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { bodiesQuery, kindOptions } from './bodies.ts'
import { ImportSheet } from './import-sheet.tsx'
import { MergeForm } from './merge-form.tsx'
import { NewBodyForm } from './new-body-form.tsx'

/** Every body with its superior; new ones, whole workbooks of them, and mergers begin here. */
export function BodiesPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const bodies = useQuery(bodiesQuery)
  const [dialog, setDialog] = useState<'new' | 'merge' | 'import' | null>(null)
  const close = () => setDialog(null)
  const go = (change: ListSearch) => navigate({ to: '/bodies', search: { ...search, ...change } })
  const q = search.q ?? ''
  return (
    <>
      <PageHead
        title="机关"
        extra={
          <Space wrap>
            <Button onClick={() => setDialog('import')}>批量导入</Button>
            <Button onClick={() => setDialog('merge')}>机关合并</Button>
            <Button type="primary" onClick={() => setDialog('new')}>
              新建机关
            </Button>
          </Space>
        }
      />
      <div className="page-head">
        <Space wrap>
          <Select
            aria-label="机关类型"
            style={{ width: 190 }}
            value={search.kind ?? ''}
            onChange={(kind) => go({ kind: kind || undefined })}
            options={[{ value: '', label: '全部类型' }, ...kindOptions]}
          />
          <Select
            aria-label="状态"
            style={{ width: 130 }}
            value={search.state ?? 'standing'}
            onChange={(state) => go({ state: state === 'standing' ? undefined : state })}
            options={[
              { value: 'standing', label: '存续' },
              { value: 'ended', label: '已撤销' },
              { value: 'all', label: '全部' },
            ]}
          />
        </Space>
        <Input.Search
          aria-label="按名称或者代码查找"
          placeholder="按名称或者代码查找"
          allowClear
          defaultValue={q}
          onSearch={(text) => go({ q: text || undefined })}
          style={{ width: 280 }}
        />
      </div>
      <Loaded query={bodies}>
        {(all) => {
          const names = new Map(all.map((body) => [body.id, body.name]))
          const state = search.state ?? 'standing'
          const rows = all.filter(
            (body) =>
              (state === 'all' || (body.endedOn === null) === (state === 'standing')) &&
              (!search.kind || body.kind === search.kind) &&
              (q === '' || [body.name, body.shortName, body.code].some((text) => text.includes(q))),
          )
          return (
            <Table<BodyRow>
              rowKey="id"
              size="middle"
              dataSource={rows}
              least={680}
              locale={{ emptyText: <Nothing>没有符合条件的机关。</Nothing> }}
              pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
              columns={[
                {
                  title: '名称',
                  dataIndex: 'name',
                  render: (name: string, body) => (
                    <>
                      <Link to="/bodies/$id" params={{ id: body.id }}>
                        {name}
                      </Link>
                      {body.shortName && body.shortName !== name ? (
                        <div className="quiet">{body.shortName}</div>
                      ) : null}
                    </>
                  ),
                },
                { title: '类型', dataIndex: 'kindLabel', className: 'unbroken' },
                { title: '机构代码', dataIndex: 'code' },
                {
                  title: '政务公开主管部门',
                  dataIndex: 'supervisorId',
                  render: (id: string | null) => (id ? (names.get(id) ?? '—') : '—'),
                },
                {
                  title: '状态',
                  dataIndex: 'endedOn',
                  render: (ended: string | null) =>
                    ended ? <Tag>{ended} 撤销</Tag> : <Tag color="#1b6e3c">存续</Tag>,
                },
              ]}
            />
          )
        }}
      </Loaded>
      <Modal
        title={{ new: '新建机关', merge: '机关合并', import: '批量导入机关' }[dialog ?? 'new']}
        open={dialog !== null}
        onCancel={close}
        footer={null}
        destroyOnHidden
        width={680}
      >
        {dialog === 'new' ? <NewBodyForm onDone={close} /> : null}
        {dialog === 'merge' ? <MergeForm onDone={close} /> : null}
        {dialog === 'import' ? <ImportSheet what="bodies" onDone={close} /> : null}
      </Modal>
    </>
  )
}
