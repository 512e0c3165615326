// The roles that workers and the search page log in with, and a user of each. MongoDB's image runs this at its first start, from
// /docker-entrypoint-initdb.d; anywhere else: mongosh -u root -p … --file users.js. Running it again sets passwords and rights anew.
//
// A worker reads and writes documents of its database, and makes collections and indexes at its start, and drops indexes that an older version
// needed. It may not drop a collection, look into another database, or see users. The page reads; it makes collections and indexes too, since
// whoever comes first does, and an operator deletes articles by it: it removes documents, and writes only what stands for them in "rejected",
// and saved searches.

const fs = typeof require === "function" ? require("fs") : null;
const databaseName = process.env.PIPELINE_DATABASE || "pipeline";

function secret(name) {
  const file = process.env[`${name}_FILE`];
  const value = file ? fs.readFileSync(file, "utf8").trim() : process.env[name];
  if (!value) {
    throw new Error(`${name} or ${name}_FILE must give a password.`);
  }

  return value;
}

const admin = db.getSiblingDB("admin");

// Roles of the admin database, since only those may name another database's collections.
const makes = ["createCollection", "createIndex", "listIndexes", "find"];
const on = { db: databaseName, collection: "" };
const roles = {
  pipelineWorker: [
    { resource: on, actions: [...makes, "insert", "update", "remove", "dropIndex"] },
    { resource: { db: databaseName, collection: "" }, actions: ["listCollections", "collStats", "dbStats"] },
  ],
  pipelineReader: [
    { resource: on, actions: [...makes, "remove"] },
    ...["rejected", "searches", "alerts"].map((collection) => ({
      resource: { db: databaseName, collection },
      actions: [...makes, "insert", "update", "remove"],
    })),
    { resource: { db: databaseName, collection: "" }, actions: ["listCollections", "collStats", "dbStats"] },
  ],
};

for (const [role, privileges] of Object.entries(roles)) {
  if (admin.getRole(role)) {
    admin.updateRole(role, { privileges, roles: [] });
  } else {
    admin.createRole({ role, privileges, roles: [] });
  }
}

const users = [
  { user: process.env.PIPELINE_WORKER_USER || "worker", password: secret("PIPELINE_WORKER_PASSWORD"), role: "pipelineWorker" },
  { user: process.env.PIPELINE_READER_USER || "reader", password: secret("PIPELINE_READER_PASSWORD"), role: "pipelineReader" },
];
for (const { user, password, role } of users) {
  if (admin.getUser(user)) {
    admin.updateUser(user, { pwd: password, roles: [role] });
  } else {
    admin.createUser({ user, pwd: password, roles: [role] });
  }
}
