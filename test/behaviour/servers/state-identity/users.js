const users = { "token-ann": "ann", "token-bob": "bob" };

const mail = {
  ann: ["Secret of Ann", "Party on Friday"],
  bob: ["Secret of Bob"],
};

exports.users = users;
exports.mailOf = (user) => mail[user];
