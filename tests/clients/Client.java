// What a program with JDBC sees:  java -cp postgresql.jar Client.java URL MODE [NAME=VALUE…] < query
// MODE is version, views, comments or ask. Prints lines of cells with tabs between them, escaped as COPY does.
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;

public class Client {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0], "reader", System.getenv("PGPASSWORD"))) {
            connection.setAutoCommit(false);
            DatabaseMetaData about = connection.getMetaData();
            switch (arguments[1]) {
                case "version" -> line(about.getDriverVersion());
                case "views" -> remarks(about.getTables(null, "report", "%", new String[] {"VIEW"}), false);
                case "comments" -> {
                    remarks(about.getTables(null, "report", "%", new String[] {"VIEW"}), false);
                    remarks(about.getColumns(null, "report", "%", "%"), true);
                }
                default -> ask(connection, arguments);
            }
        }
    }

    private static void remarks(ResultSet found, boolean columns) throws SQLException {
        while (found.next()) {
            String column = columns ? found.getString("COLUMN_NAME") : "";
            line(found.getString("TABLE_NAME"), column, found.getString("REMARKS"));
        }
    }

    private static void ask(Connection connection, String[] arguments) throws Exception {
        try (PreparedStatement set = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
            for (int at = 2; at < arguments.length; at++) {
                String[] pair = arguments[at].split("=", 2);
                set.setString(1, pair[0]);
                set.setString(2, pair[1]);
                set.executeQuery().close();
            }
        }
        String sql = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            print(rows);
        }
    }

    private static void print(ResultSet rows) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        String[] cells = new String[about.getColumnCount()];
        for (int at = 0; at < cells.length; at++) cells[at] = about.getColumnLabel(at + 1);
        line(cells);
        for (int at = 0; at < cells.length; at++) cells[at] = about.getColumnClassName(at + 1);
        line(cells);
        while (rows.next()) {
            for (int at = 0; at < cells.length; at++) {
                Object value = rows.getObject(at + 1);
                cells[at] = value == null ? null : value.toString();
            }
            line(cells);
        }
    }

    private static void line(String... cells) {
        StringBuilder text = new StringBuilder();
        for (String cell : cells) {
            if (text.length() > 0) text.append('\t');
            text.append(cell == null ? "\\N" : cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
        }
        OUT.println(text);
    }
}
