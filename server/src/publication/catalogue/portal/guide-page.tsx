import type { Body } from '#foundation/bodies'
import { h } from '#platform/html'
import { columnTags, Facts, PlatformFrame, page } from '#portal'
import { type Frame, PLATFORM } from './frame.ts'

export function guidePage({ site, elder, body }: Frame & { body: Body | undefined }): string {
  return page({
    site,
    elder,
    title: '政府信息公开指南',
    current: 'platform',
    crumbs: [PLATFORM, { title: '政府信息公开指南' }],
    tags: columnTags({
      name: '政府信息公开指南',
      type: '信息公开',
      description: `${site.name}政府信息公开指南`,
      keywords: ['政府信息公开指南'],
    }),
    children: (
      <PlatformFrame current="guide" title="政府信息公开指南">
        <article class="panel">
          <div class="prose">
            <h2>一、信息分类和编排</h2>
            <p>
              本平台按照《中华人民共和国政府信息公开条例》第二十条、第二十一条规定的范围设置栏目，每条信息标注索引号、名称、内容概述和生成日期，可以按栏目浏览，也可以按标题、文号和内容检索。
            </p>
            <h2>二、获取方式</h2>
            <p>
              主动公开的信息可以在本平台检索、查阅和下载，也可以到国家档案馆、公共图书馆和政务服务场所查阅。没有主动公开的信息，可以向制作或者保存该信息的行政机关提出申请。
            </p>
            <h2>三、提出申请</h2>
            <p>
              申请可以在网上提交，也可以当面、邮寄提交。申请应当包括申请人的姓名或者名称、身份证明、联系方式，申请公开的政府信息的名称、文号或者便于查询的其他特征性描述，以及获取信息的方式、途径。书写确有困难的，可以口头提出，由受理机关代为填写。
            </p>
            <h2>四、答复期限</h2>
            <p>
              能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的，经工作机构负责人同意并告知申请人，最长不超过20个工作日。征求第三方和其他机关意见所需时间不计算在内。
            </p>
            <h2>五、监督和救济</h2>
            <p>
              认为行政机关没有依法履行公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。
            </p>
            <h2>六、工作机构</h2>
          </div>
          {body ? (
            <Facts
              facts={[
                ['名称', body.name],
                ['办公地址', body.address],
                ['办公时间', body.officeHours],
                ['联系电话', body.phone],
                ['电子邮箱', body.email],
              ]}
            />
          ) : null}
        </article>
      </PlatformFrame>
    ),
  })
}
