import { Migration } from '@mikro-orm/migrations';

export class Migration20261126000113 extends Migration {

  override name = 'Migration20261126000113';

  override up(): void | Promise<void> {
    this.addSql(`create table \`synonym_group\` (\`id\` text not null primary key, \`name\` text not null, \`terms\` json not null, \`one_way\` integer not null, \`revision\` integer not null);`);
    this.addSql(`create index \`synonym_group_name_index\` on \`synonym_group\` (\`name\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`synonym_group\`;`);
  }

}
